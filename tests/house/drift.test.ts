import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { startEngine, stopEngine } from "../../tools/engine/docker/engine.ts";
import { projectFolder } from "../../tools/shared/paths.ts";
import { drifts, driftPage } from "./drift-table.ts";
import { cases } from "./support/cases.ts";
import { hearth } from "./support/cli.ts";
import { runningByService } from "./support/container.ts";
import { containersOf, docker } from "./support/engine.ts";
import { type House, openHouse } from "./support/house.ts";
import { ask } from "./support/http.ts";
import { ground } from "./support/layout.ts";
import { locksOf } from "./support/started.ts";
import { leftovers, nothingLeft } from "./support/state.ts";
import { untilUpright } from "./support/upright.ts";

const stack = "drift";
let house: House;

beforeAll(async () => {
  house = await openHouse(stack);
  await house.up();
});

afterAll(async () => {
  await house.remove();
});

async function nameOf(service: string): Promise<string> {
  const container = (await runningByService(stack)).get(service);
  if (container === undefined) throw new Error(`${service} does not run`);
  return container.Name.slice(1);
}

async function carrierOf(name: string): Promise<string> {
  const [carrier] = await containersOf(stack, "label=hearth.part=carrier", `name=${name}`);
  if (carrier === undefined) throw new Error(`there is no carrier ${name}`);
  return carrier;
}

async function removeNetwork(name: string): Promise<void> {
  const members = await docker("network", "inspect", name, "--format", "{{range .Containers}}{{println .Name}}{{end}}");
  for (const member of members.split("\n").filter((line) => line !== "")) {
    await docker("network", "disconnect", "--force", name, member);
  }
  await docker("network", "rm", name);
}

/** Writes over the routes file, and has the proxy read it. */
async function editRoutes(): Promise<void> {
  const image = await docker("inspect", "--format", "{{.Image}}", await carrierOf("routes-file"));
  const script = `printf 'http://:8080 {\\nrespond "edited by hand"\\n}\\n' > /routes/routes.caddy`;
  await docker("run", "--rm", "--volume", `hearth-${stack}-routes:/routes`, "--entrypoint", "sh", image, "-c", script);
  const reload = ["caddy", "reload", "--config", "/etc/caddy/Caddyfile", "--address", "unix//run/caddy/admin.sock"];
  await docker("exec", await nameOf("caddy"), ...reload, "--force");
}

const network = `hearth-${stack}-apps`;
const acts: Readonly<Record<string, () => Promise<unknown>>> = {
  stopped: async () => await docker("stop", await nameOf("httpbin")),
  removed: async () => await docker("rm", "--force", await nameOf("httpbin")),
  disconnected: async () => await docker("network", "disconnect", network, await nameOf("httpbin")),
  renamed: async () => await docker("rename", await nameOf("httpbin"), "somebody-else"),
  unlimited: async () => await docker("update", "--memory=96m", "--memory-swap=96m", await nameOf("httpbin")),
  unattended: async () => await docker("update", "--restart=no", await nameOf("httpbin")),
  "proxy-removed": async () => await docker("rm", "--force", await nameOf("caddy")),
  "carrier-removed": async () => await docker("rm", await carrierOf("home-files-carrier")),
  "network-removed": async () => {
    await removeNetwork(network);
  },
  paused: async () => await docker("pause", await nameOf("httpbin")),
  "routes-edited": editRoutes,
};

/** For what the preview does not see: how one sees that it is there, and what the documentation tells one to do. */
const unseen: Readonly<Record<string, { present: () => Promise<boolean>; heal: () => Promise<unknown> }>> = {
  disconnected: {
    present: async () => (await ask("httpbin.hearth.localhost")).status === 502,
    heal: async () => {
      await docker("rm", "--force", await nameOf("httpbin"));
      await house.up("--refresh");
    },
  },
  paused: {
    present: async () => (await containersOf(stack, "status=paused")).length > 0,
    heal: async () => await docker("unpause", ...(await containersOf(stack, "status=paused"))),
  },
  "routes-edited": {
    present: async () => (await ask("httpbin.hearth.localhost")).body === "edited by hand",
    heal: async () => {
      await docker("rm", await carrierOf("routes-file"));
      await house.up("--refresh");
    },
  },
};

/** What the documentation tells one to do first, where `up --refresh` alone is not enough. */
const first: Readonly<Record<string, () => Promise<unknown>>> = {
  "network-removed": async () => {
    const refused = await hearth(stack, "up", "--yes", "--refresh");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`not on ${network}`);
    const [, names = ""] = /docker rm --force (.*), then npm run up -- --refresh/.exec(refused.stderr) ?? [];
    await docker("rm", "--force", ...names.split(" "));
  },
};

interface Step {
  readonly op: string;
  readonly urn: string;
  readonly diffReasons?: readonly string[];
}

/** What a preview that looks at the engine first would change: `operation name fields`. */
async function shown(): Promise<readonly string[]> {
  const { stdout } = await house.pulumi("preview", "--refresh", "--json");
  const { steps = [] } = JSON.parse(stdout) as { readonly steps?: readonly Step[] };
  return steps
    .filter(({ op }) => !["same", "refresh"].includes(op))
    .map(({ op, urn, diffReasons = [] }) => `${op} ${urn.split("::").at(-1) ?? ""} ${diffReasons.join(" ")}`);
}

async function expectEmpty(): Promise<void> {
  await house.expectNoChanges();
  await house.expectNoChanges("--refresh");
}

test("the preview is empty right after up, and after a refresh", async () => {
  await untilUpright(house, 30);
  await expectEmpty();
  await house.pulumi("refresh", "--yes", "--skip-preview");
  await expectEmpty();
});

describe("a restart of the engine", () => {
  test.each([
    { how: "stopped and started", stop: { removeLeftovers: false } },
    { how: "killed with every container, and started", stop: { hard: true, removeLeftovers: true } },
  ])("$how: everything is healthy within 60 s and the preview is empty", async ({ how, stop }) => {
    await stopEngine(ground().layout, stop);
    await expect(ask("www.hearth.localhost")).rejects.toThrow();
    const started = performance.now();
    await startEngine(ground().layout);
    await untilUpright(house, 60);
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(`drift: engine ${how}: healthy after ${seconds.toFixed(1)} s\n`);
    expect(seconds).toBeLessThanOrEqual(60);
    await expectEmpty();
    expect(await leftovers(house)).toEqual(nothingLeft);
  });
});

describe("an engine that is down after a power cut", () => {
  /** A lock whose process is gone. */
  function writeDeadLock(): void {
    const folder = join(house.folder, "state/.pulumi/locks/organization/hearth", stack);
    mkdirSync(folder, { recursive: true });
    const owner = { pid: spawnSync("true").pid, username: "", hostname: hostname(), timestamp: "" };
    writeFileSync(join(folder, "dead.json"), JSON.stringify(owner));
  }

  beforeAll(async () => {
    const image = await docker("inspect", "--format", "{{.Image}}", await carrierOf("routes-file"));
    const label = ["--label", `hearth.stack=${stack}`];
    await docker("network", "create", ...label, "--subnet", "10.213.250.0/24", "left-behind");
    await docker("create", ...label, "--name", "left-behind", "--network", "left-behind", image, "true");
    await stopEngine(ground().layout, { removeLeftovers: false });
    writeDeadLock();
  });

  test("repair does what needs none and says what it left; down and preview refuse once and name the engine", async () => {
    const repaired = await hearth(stack, "repair");
    expect(repaired).toMatchObject({ code: 0 });
    expect(locksOf(house)).toEqual([]);
    expect(repaired.stdout).toMatch(/removed the lock of process [0-9]+/);
    expect(repaired.stdout).toContain("so containers and networks were not looked at");
    for (const words of [["down", "--yes"], ["preview"], ["up", "--yes"]]) {
      const refused = await hearth(stack, ...words);
      expect(refused.code).toBe(1);
      expect(refused.stderr.split(/no engine answers at/)).toHaveLength(2);
      expect(refused.stderr).toContain(ground().layout.docker.socket);
      expect(refused.stderr).not.toContain("systemctl");
    }
  });

  test("the next up removes what it left", async () => {
    await startEngine(ground().layout);
    const built = await hearth(stack, "up", "--yes");
    expect(built).toMatchObject({ code: 0 });
    expect(built.stdout).toContain("removed the container left-behind");
    expect(built.stdout).toContain("removed the network left-behind");
    await untilUpright(house, 60);
    await expectEmpty();
    expect(await leftovers(house)).toEqual(nothingLeft);
  });
});

describe("by hand", () => {
  test.each(cases("drift", drifts))("$done", async ({ id, done, shows }) => {
    await acts[id]?.();
    const changes = await shown();
    process.stdout.write(`drift: ${done}: ${changes.join("; ")}\n`);
    if (shows === undefined) {
      expect(changes).toEqual([]);
      await house.up("--refresh");
      expect(await unseen[id]?.present()).toBe(true);
      await unseen[id]?.heal();
    } else {
      expect(changes).toContainEqual(expect.stringMatching(shows));
      await first[id]?.();
      await house.up("--refresh");
    }
    await untilUpright(house, 30);
    await expectEmpty();
    expect(await leftovers(house)).toEqual(nothingLeft);
  });

  test("every row of the table is done by hand", () => {
    expect(drifts.map(({ id }) => id).sort()).toEqual(Object.keys(acts).sort());
    expect(drifts.flatMap(({ id, shows }) => (shows === undefined ? [id] : []))).toEqual(Object.keys(unseen));
  });
});

test("the documentation says what was seen", () => {
  expect(readFileSync(join(projectFolder, "docs/drift.md"), "utf8")).toBe(driftPage());
});
