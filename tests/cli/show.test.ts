import { healthOf } from "../../tools/cli/checks/health.ts";
import { doctorText } from "../../tools/cli/commands/doctor.ts";
import { unhealthyLines } from "../../tools/cli/commands/health.ts";
import { directRoutingRow } from "../../tools/cli/doctor/direct-routing.ts";
import { stateNeed } from "../../tools/cli/checks/room.ts";
import { clockRow, diskRow } from "../../tools/cli/doctor/disks.ts";
import { listenerRows, networkRows } from "../../tools/cli/doctor/house.ts";
import { nodeRow } from "../../tools/cli/doctor/versions.ts";
import { registryOf } from "../../tools/cli/machine/registries.ts";
import { changesText, commandsText } from "../../tools/cli/show/changes.ts";
import { finalText } from "../../tools/cli/show/final.ts";
import { planText } from "../../tools/cli/show/plan-table.ts";
import { table } from "../../tools/cli/show/table.ts";
import { container } from "../support/container.ts";
import { templateHouse } from "../support/template.ts";

const house = templateHouse;
const services = house.plan.containers.map(({ service }) => service);

test("changes to the machine are listed, and the exact commands where root is needed", () => {
  const changes = [
    { what: "install the Docker Engine (docker.io)", command: "sudo apt-get install docker.io", root: true },
    { what: "create /mnt/a/hearth-dev", command: "mkdir /mnt/a/hearth-dev", root: false },
  ];
  expect(changesText(changes)).toBe(
    "This changes the machine:\n  - install the Docker Engine (docker.io) (as root)\n  - create /mnt/a/hearth-dev",
  );
  expect(commandsText(changes)).toContain("\n  sudo apt-get install docker.io");
  expect(commandsText(changes)).not.toContain("mkdir");
});

test("columns are as wide as their widest cell", () => {
  expect(table(["a", "long"], [["xyz", "1"]])).toBe("a    long\n---  ----\nxyz  1");
});

describe("health", () => {
  test("the best revision of a service counts; carriers do not", () => {
    const seen = [
      container("home", "unhealthy"),
      container("home", "healthy"),
      container("caddy", "healthy", "carrier"),
    ];
    expect(healthOf(["home", "caddy"], seen)).toMatchObject([
      { state: "healthy" },
      { service: "caddy", state: "missing" },
    ]);
  });

  test("what is not healthy is said with its check's last words", () => {
    const seen = [
      container("home", "unhealthy"),
      { ...container("caddy", "starting"), running: false, status: "exited" },
    ];
    expect(unhealthyLines(healthOf(["home", "caddy"], seen))).toEqual([
      "home: unhealthy\n  exit code 1: no",
      "caddy: exited\n  exit code 1: no",
    ]);
  });
});

test("the final table has every service, how to sign in, the way from another computer, and no password", () => {
  const health = healthOf(
    services,
    services.map((service) => container(service, "healthy")),
  );
  const text = finalText(house.plan, health, "box", "");
  for (const { url } of house.plan.routes) expect(text).toContain(url);
  expect(text).toMatch(/^caddy +- +healthy/m);
  expect(text).toContain("ssh -L 8080:localhost:8080 box");
  expect(text).toContain("npm run --silent secret -- caddy sign-in");
  expect(text).not.toMatch(/missing/);
});

test("the plan's tables name services, reasons and open decisions", () => {
  const text = planText(house.plan);
  for (const service of services) expect(text).toMatch(new RegExp(`^${service} `, "m"));
  expect(text).toContain("Open decisions of custom entries");
});

describe("doctor", () => {
  const connected = house.plan.containers.map(({ service, networks }) => ({
    name: `${service}-1`,
    labels: { "hearth.service": service },
    networks: networks.map(({ name }) => `hearth-dev-${name}`),
  }));

  test("finds networks that a container lost or was given by hand", () => {
    expect(networkRows(house, connected)).toEqual([]);
    const changed = connected.map((one) =>
      one.labels["hearth.service"] === "home" ? { ...one, networks: ["bridge"] } : one,
    );
    expect(networkRows(house, changed)).toMatchObject([
      { state: "broken", found: "not on hearth-dev-edge, also on bridge" },
    ]);
  });

  test("judges disks, clocks and versions", () => {
    const room = { folder: "/", freeBytes: 2 ** 30, share: 0.5 };
    expect(diskRow("stack", room, stateNeed(0)).state).toBe("ok");
    expect(diskRow("stack", { ...room, share: 0.09 }, stateNeed(0)).state).toBe("note");
    expect(diskRow("stack", { ...room, freeBytes: 0, share: 0 }, stateNeed(0))).toMatchObject({
      state: "broken",
      todo: expect.stringContaining("given 0.0 MiB free on its disk; allowed: at least 16.0 MiB") as unknown,
    });
    expect(clockRow("engine", 0, 5000).state).toBe("broken");
    expect(clockRow("engine", 0, 1000).state).toBe("ok");
    expect([nodeRow("22.17.1").state, nodeRow("22.18.0").state, nodeRow("24.1.0").state]).toEqual([
      "broken",
      "ok",
      "ok",
    ]);
  });

  test("lists listeners that containers reach, each port once", () => {
    const all = [
      { address: "0.0.0.0", port: 22, inode: "1" },
      { address: "::", port: 22, inode: "2" },
      { address: "127.0.0.1", port: 53, inode: "3" },
    ];
    expect(listenerRows(all, new Map([["2", "sshd (pid 1)"]]))).toMatchObject([{ found: ":::22 sshd (pid 1)" }]);
  });

  test.each([
    { version: "28.0.1", lookedUp: 1, state: "ok", found: "closed by engine 28.0.1", todo: "" },
    { version: "20.10.24", lookedUp: 0, state: "ok", found: "closed by a rule in DOCKER-USER", todo: "" },
    { version: "20.10.24", lookedUp: 1, state: "note", found: "10.213.0.0/16", todo: "--insert DOCKER-USER" },
    { version: "27.5.1", lookedUp: 4, state: "note", found: "ask again as root", todo: "--insert DOCKER-USER" },
  ])("says whether container addresses are closed: engine $version, rule check $lookedUp", (row) => {
    const { state, found, todo } = directRoutingRow({ ...row, pool: "10.213.0.0/16" });
    expect(state).toBe(row.state);
    expect(found).toContain(row.found);
    expect(todo).toContain(row.todo);
  });

  test("says what to do for everything that is not well", () => {
    const text = doctorText([{ check: "a", found: "b", state: "broken", todo: "mend it" }, nodeRow("24.1.0")]);
    expect(text).toContain("broken: a: b\n    mend it");
    expect(text).toContain("1 broken.");
  });
});

test("an image's registry", () => {
  expect([registryOf("docker.io/library/x:1"), registryOf("ghcr.io/a/b:1")]).toEqual([
    "registry-1.docker.io",
    "ghcr.io",
  ]);
});
