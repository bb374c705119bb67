import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startEngine, stopEngine } from "../../tools/engine/docker/engine.ts";
import { hearth } from "./support/cli.ts";
import { answered, askDatabase, databaseClients, keeperOf } from "./support/database-clients.ts";
import { type MountPoint, mountPoint } from "./support/disk.ts";
import { docker, tryDocker, untilHealthy } from "./support/engine.ts";
import { ask } from "./support/http.ts";
import { type House, httpbin, openHouse } from "./support/house.ts";
import { ground } from "./support/layout.ts";
import { mainContainers, notes, writePage } from "./support/notes.ts";

const stack = "faults";
const within = 120;
const { add, all } = databaseClients.postgres;

let disks: Readonly<Record<"hot" | "warm", MountPoint>>;
let house: House;

async function healthOf(service: string): Promise<string> {
  const { [service]: id = "" } = await mainContainers(stack);
  return await docker("inspect", "--format", "{{.State.Status}} {{with .State.Health}}{{.Status}}{{end}}", id);
}

async function expectWell(...services: readonly string[]): Promise<void> {
  for (const service of services) expect([service, await healthOf(service)]).toEqual([service, "running healthy"]);
}

/** Waits for services of a machine that has just started; throws with those that are not well. */
async function untilWell(...services: readonly string[]): Promise<void> {
  const end = performance.now() + within * 1000;
  const isWell = async (service: string) => (await healthOf(service)) === "running healthy";
  while (performance.now() < end && !(await Promise.all(services.map(isWell))).every(Boolean)) await pause(500);
  await expectWell(...services);
}

/** What `npm run doctor` finds broken about disks. */
async function diagnosis(): Promise<string> {
  const { code, stdout } = await hearth(stack, "doctor");
  expect(code).toBe(1);
  return stdout;
}

async function rows(): Promise<string> {
  return await answered(stack, "keeper", "postgres", all("keeper"));
}

async function page(): Promise<string> {
  return (await ask("notes.hearth.localhost", { path: "/note.txt", patience: 30 })).body;
}

beforeAll(async () => {
  disks = { hot: mountPoint("fast", 224), warm: mountPoint("slow") };
  for (const disk of Object.values(disks)) {
    await disk.mount("right");
    mkdirSync(join(disk.folder, `hearth-${stack}`), { mode: 0o711 });
  }
  house = await openHouse(stack, {
    access: { mode: "dev", port: 8080 },
    custom: { httpbin, notes, keeper: keeperOf("postgres") },
    tiers: { hot: disks.hot.folder, warm: disks.warm.folder },
  });
  await house.up();
  await untilHealthy(stack, within);
  await answered(stack, "keeper", "postgres", add("keeper", "kept"));
  await writePage((await mainContainers(stack))["notes"] ?? "", "note.txt", "kept");
});

afterAll(async () => {
  await house.remove();
  for (const disk of Object.values(disks)) await disk.remove();
});

describe.each([
  {
    tier: "hot",
    lives: "caddy, postgres",
    neighbours: ["home", "httpbin", "notes"],
    write: async () =>
      await askDatabase(
        stack,
        "keeper",
        "postgres",
        // Not "from generate_series": that writes a temporary file first, whose folder is what is missing then.
        "insert into rows (v) select md5(generate_series(1, 2000000)::text)",
      ),
  },
  {
    tier: "warm",
    lives: "notes, postgres",
    neighbours: ["home", "httpbin", "caddy", "keeper", "postgres"],
    write: async () => {
      const { notes: id = "" } = await mainContainers(stack);
      return await tryDocker("exec", id, "dd", "if=/dev/zero", `of=${notes.volumes.pages.mount}/large`, "bs=64K");
    },
  },
] as const)("when the $tier tier is full", ({ tier, lives, neighbours, write }) => {
  let makeRoom: () => void;

  beforeAll(async () => {
    makeRoom = await disks[tier].fill();
  });

  test("what is written there is refused, and its neighbours stay well", async () => {
    const { code, stderr } = await write();
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/No space left on device|connection to server was lost|server closed the connection/);
    await expectWell(...neighbours);
  });

  test("npm run doctor says which tier, how full it is, what lives there and what to do", async () => {
    const said = await diagnosis();
    expect(said).toContain(
      `broken: tier ${tier}: full: 0.0 MiB (0 %) free at ${disks[tier].folder}, with data of ${lives}`,
    );
    expect(said).toContain("du -xhd2 shows what takes the room");
    expect(said.match(/broken: tier/g)).toHaveLength(1);
  });

  test("with room again it goes on by itself, and what was written before is there", async () => {
    makeRoom();
    await untilHealthy(stack, within);
    expect(await rows()).toBe("kept");
    expect(await page()).toBe("kept");
    await house.expectNoChanges();
  });
});

describe.each([
  { what: "the hot tier's disk comes late", instead: undefined, found: "nothing is mounted at" },
  { what: "another disk is in its place", instead: "wrong", found: "another disk is mounted at" },
])("when the machine starts and $what", ({ instead, found }) => {
  beforeAll(async () => {
    await stopEngine(ground().layout);
    await disks.hot.unmount();
    if (instead !== undefined) await disks.hot.mount(instead);
    await startEngine(ground().layout);
  });

  test("the database does not start, and its neighbours do", async () => {
    await untilWell("home", "httpbin", "notes");
    expect(await healthOf("postgres")).toMatch(/^exited /);
    expect((await askDatabase(stack, "keeper", "postgres", all("keeper"))).code).not.toBe(0);
  });

  test("npm run doctor says which disk is missing, what lives there and what to do", async () => {
    const said = await diagnosis();
    const { folder } = disks.hot;
    expect(said).toContain(`broken: tier hot: missing, with data of caddy, postgres: ${found} ${folder}`);
    expect(said).toContain("npm run up -- --refresh starts what could not start without it");
    expect(said.match(/broken: tier/g)).toHaveLength(1);
  });

  test("nothing is written in its place, and npm run up refuses", async () => {
    const { code, stdout, stderr } = await hearth(stack, "up", "--yes");
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain("missing, and it was there before");
    expect(disks.hot.below()).toEqual(instead === undefined ? [] : ["lost+found"]);
  });

  test("once the disk is there, an update that looks at what is there brings back every row", async () => {
    await disks.hot.unmount();
    expect(disks.hot.below()).toEqual([]);
    await disks.hot.mount("right");
    await house.up("--refresh");
    await untilHealthy(stack, within);
    expect(await rows()).toBe("kept");
    await house.expectNoChanges();
  });
});
