import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { databaseEngines } from "../../components/site/database-engines.ts";
import { databaseServers } from "../../components/wiring/databases.ts";
import type { Plan } from "../../components/wiring/plan.ts";
import type { ContainerRecord } from "../../components/wiring/records.ts";
import { directRoutingRules } from "../../tools/engine/docker/direct-routing.ts";
import { attempt, run } from "../../tools/shared/run.ts";
import { lineOf, mayReach, type Target, targetsOf } from "./isolation-expected.ts";
import { type Container, runningByService } from "./support/container.ts";
import { docker, untilHealthy } from "./support/engine.ts";
import { probeFrom } from "./support/elsewhere.ts";
import { type House, httpbin, openHouse, smallHouse } from "./support/house.ts";
import { makeOutside, type Outside } from "./support/outside.ts";
import { planOf } from "./support/plan.ts";
import type { Probes } from "./support/probe-words.ts";

const stack = "islands";
const pool = "10.213.0.0/16";
/** Port on which the host listens at all its addresses. */
const hostPort = 7099;
const pages = ["glances", "home", "httpbin", "keeper", "roamer", "website"] as const;
const services = ["caddy", ...pages, ...databaseEngines] as const;
const internet = "asks for news of the day";
const file = {
  ...smallHouse,
  network: { pool },
  custom: {
    httpbin,
    keeper: { ...httpbin, internet, database: "postgres" },
    roamer: { ...httpbin, internet, zone: "media", database: "mariadb", cache: "redis" },
  },
};

let house: House;
let outside: Outside;
let plan: Plan;
let running: ReadonlyMap<string, Container>;

async function look(): Promise<void> {
  await untilHealthy(stack, 60);
  plan = planOf(house);
  running = await runningByService(stack);
}

beforeAll(async () => {
  outside = await makeOutside(pool);
  house = await openHouse(stack, file);
  await house.up();
  await look();
});

afterAll(async () => {
  await attempt(directRoutingRules(pool).open);
  await house.remove();
  await outside.remove();
});

function listen(port: number): Promise<Server> {
  const server = createServer((socket) => socket.on("error", () => socket.destroy()).end());
  return new Promise((resolve, reject) => {
    server.on("error", reject).listen(port, "0.0.0.0", () => {
      resolve(server);
    });
  });
}

/** Port on which a service answers inside its container. */
function portOf(service: string): number {
  const server = databaseEngines.find((engine) => engine === service);
  if (server !== undefined) return databaseServers[server].port;
  return plan.routes.find((route) => route.service === service)?.port ?? 8080;
}

function addressOn(service: string, network: string): string {
  const engineName = plan.networks.find(({ name }) => name === network)?.engineName ?? "";
  const address = running.get(service)?.NetworkSettings.Networks[engineName]?.IPAddress;
  if (address === undefined || address === "") throw new Error(`${service} has no address on ${network}`);
  return address;
}

function doorOf(target: Target): { readonly host: string; readonly port: number } | undefined {
  switch (target.kind) {
    case "container":
      return { host: addressOn(target.service, target.network), port: portOf(target.service) };
    case "gateway":
      return { host: plan.networks.find(({ name }) => name === target.network)?.gateway ?? "", port: hostPort };
    case "host":
      return { host: outside.hostAddress, port: hostPort };
    case "outside address":
      return { host: outside.address, port: outside.port };
    case "outside name":
      return undefined;
  }
}

/** What a container reaches, as lines of a table. */
async function reachedBy({ service }: ContainerRecord, targets: readonly Target[]): Promise<readonly string[]> {
  const doors = targets.flatMap((target) => {
    const door = doorOf(target);
    return door === undefined ? [] : [{ target, door }];
  });
  // The engine's own name server, as every container sees it.
  const names = [{ name: outside.name, server: "127.0.0.11" }];
  const probes: Probes = { doors: doors.map(({ door }) => door), names };
  const found = await probeFrom({ pid: running.get(service)?.State.Pid ?? 0 }, probes);
  const open = doors.filter((_, at) => found.doors[at] === true).map(({ target }) => lineOf(target));
  return found.names[0] === true ? [...open, lineOf({ kind: "outside name" })] : open;
}

describe("from inside", () => {
  let server: Server;
  /** What was measured, by service. */
  const reached = new Map<string, readonly string[]>();

  beforeAll(async () => {
    server = await listen(hostPort);
  });

  afterAll(() => {
    server.close();
  });

  test.each(services)("%s reaches what the Plan lets it reach, and nothing else", async (service) => {
    const record = plan.containers.find((one) => one.service === service);
    if (record === undefined) throw new Error(`the Plan has no container of ${service}`);
    const targets = targetsOf(record, plan);
    const allowed = targets.filter((target) => mayReach(record, target, plan)).map(lineOf);
    const found = await reachedBy(record, targets);
    reached.set(service, found);
    process.stdout.write(`${service}: ${String(found.length)} of ${String(targets.length)} reached\n`);
    expect([...found].sort()).toEqual([...allowed].sort());
  });

  test("of the servers of databases each service reaches those of its own zone if it asked for one, else none", () => {
    const asking = new Set(plan.databases.map(({ service }) => service));
    const zones = new Map(plan.containers.map(({ service, networks }) => [service, networks[0]?.name]));
    const expected = pages.flatMap((service) =>
      asking.has(service)
        ? databaseEngines.map((engine) => `${service}: ${engine} on ${zones.get(service) ?? ""}-data`)
        : [],
    );
    const found = pages.flatMap((service) =>
      (reached.get(service) ?? [])
        .filter((line) => databaseEngines.some((engine) => line.startsWith(`${engine} on `)))
        .map((line) => `${service}: ${line}`),
    );
    expect(reached.size).toBe(services.length);
    expect(found.sort()).toEqual(expected.sort());
    expect(found.length).toBe(6);
  });

  test.each(databaseEngines)("%s opens its one port and no other, and reaches nothing outside", async (engine) => {
    const host = addressOn(engine, "media-data");
    const ports = [...new Set([...hostPorts(), ...databaseEngines.map(portOf)])];
    const doors = ports.map((port) => ({ host, port }));
    const found = await probeFrom({ pid: running.get("roamer")?.State.Pid ?? 0 }, { doors, patience: 5_000 });
    expect(ports.filter((_, at) => found.doors[at] === true)).toEqual([portOf(engine)]);
    const outward = (reached.get(engine) ?? []).filter((line) => /^the (?:host|outside)/.test(line));
    expect({ tried: reached.has(engine), outward }).toEqual({ tried: true, outward: [] });
  });

  test("somebody reaches each kind of target, and somebody does not", () => {
    const tried = plan.containers.flatMap((record) =>
      targetsOf(record, plan).map((target) => `${target.kind}: ${mayReach(record, target, plan) ? "open" : "closed"}`),
    );
    expect([...new Set(tried)].length).toBe(10);
  });

  test("an internal network gives the host no address", async () => {
    const { stdout } = await run(["ip", "-4", "-json", "address"]);
    const addresses = (JSON.parse(stdout) as { addr_info: { local: string }[] }[]).flatMap(({ addr_info }) =>
      addr_info.map(({ local }) => local),
    );
    const present = plan.networks.filter(({ gateway }) => addresses.includes(gateway)).map(({ name }) => name);
    expect(present.sort()).toEqual(["egress", "front"]);
  });
});

/** Ports of the host that a neighbour tries: all of them in a full run. */
function hostPorts(): readonly number[] {
  const most = process.env["HEARTH_TEST_FULL"] === "1" ? 65_535 : 1_024;
  const usual = [hostPort, 2019, 2020, 2375, 2376, 8080, 8443, 61_208];
  return [...new Set([...Array.from({ length: most }, (_, at) => at + 1), ...usual])];
}

/** Ports of the host that are open to a neighbour. */
async function openOnHost(): Promise<readonly number[]> {
  const ports = hostPorts();
  const doors = ports.map((port) => ({ host: outside.hostAddress, port }));
  const found = await probeFrom({ name: outside.namespace }, { doors, patience: 5_000 });
  return ports.filter((_, at) => found.doors[at] === true);
}

/** Ports of containers' own addresses that are open to a neighbour who has a route there. */
async function openOnContainers(): Promise<readonly string[]> {
  const ports = [...new Set([80, 443, 2019, 2020, ...services.map(portOf)])];
  const tried = plan.containers.flatMap(({ service, networks }) =>
    networks.flatMap(({ name }) =>
      ports.map((port) => ({ line: `${service} on ${name}: ${String(port)}`, host: addressOn(service, name), port })),
    ),
  );
  const found = await probeFrom({ name: outside.namespace }, { doors: tried });
  return tried.filter((_, at) => found.doors[at] === true).map(({ line }) => line);
}

/** Leaks of engines before 28 on a host that forwards, see tools/engine/docker/direct-routing.ts: networks with a way out. */
const knownLeaks = ["caddy on front: 8080", "keeper on egress: 8080", "roamer on egress: 8080"];

describe("from a neighbour of the host who has a route to the containers", () => {
  test("no port of the host is open, for the house listens on its loopback", async () => {
    expect(await openOnHost()).toEqual([]);
  });

  test("a port that the host opens is found", async () => {
    const server = await listen(hostPort);
    try {
      expect(await openOnHost()).toEqual([hostPort]);
    } finally {
      server.close();
    }
  });

  test("the containers' own addresses are closed, but for the known leaks", async () => {
    expect(await openOnContainers()).toEqual(knownLeaks);
  });

  test("the rule of direct-routing.ts closes the leaks, and leaves the way out as it was", async () => {
    const { close, open, isClosed } = directRoutingRules(pool);
    expect((await attempt(isClosed)).code).not.toBe(0);
    await run(close);
    expect((await attempt(isClosed)).code).toBe(0);
    expect(await openOnContainers()).toEqual([]);
    const doors = [{ host: outside.address, port: outside.port }];
    expect((await probeFrom({ pid: running.get("keeper")?.State.Pid ?? 0 }, { doors })).doors).toEqual([true]);
    await run(open);
    expect(await openOnContainers()).toEqual(knownLeaks);
  });
});

describe("on the host's own network", () => {
  const port = 8443;
  const suffix = "home.arpa";

  beforeAll(async () => {
    house.write({ ...file, access: { mode: "lan", address: outside.hostAddress, suffix, port } });
    await house.up();
    await look();
  });

  async function authority(): Promise<string> {
    const volume = `hearth-${stack}-caddy-data`;
    const folder = await docker("volume", "inspect", "--format", "{{.Mountpoint}}", volume);
    return readFileSync(join(folder, "caddy/pki/authorities/local/root.crt"), "utf8");
  }

  async function statuses(authorization?: string): Promise<Readonly<Record<string, number | undefined>>> {
    const pages = plan.routes.map(({ host }) => ({
      address: outside.hostAddress,
      port,
      host,
      ...(authorization && { authorization }),
    }));
    const found = await probeFrom({ name: outside.namespace }, { pages, ca: await authority() });
    return Object.fromEntries(plan.routes.map(({ service }, at) => [service, found.pages[at]]));
  }

  function each(status: number): Readonly<Record<string, number>> {
    return Object.fromEntries(pages.map((service) => [service, status]));
  }

  test("exactly the declared port is open to a neighbour, also under the rule that closes the leak", async () => {
    expect(await openOnHost()).toEqual([port]);
    expect(await openOnContainers()).toEqual(knownLeaks);
    const { close, open } = directRoutingRules(pool);
    await run(close);
    expect(await openOnHost()).toEqual([port]);
    expect(await openOnContainers()).toEqual([]);
    await run(open);
  });

  test("every route asks for a sign-in, over https of the house's own authority", async () => {
    expect(await statuses()).toEqual(each(401));
    const { stdout } = await house.pulumi("stack", "output", "signIn", "--show-secrets", "--json");
    const { user, password } = JSON.parse(stdout) as { readonly user: string; readonly password: string };
    const basic = (word: string) => `Basic ${Buffer.from(`${user}:${word}`).toString("base64")}`;
    expect(await statuses(basic(`x${password}`))).toEqual(each(401));
    expect(await statuses(basic(password))).toEqual(each(200));
  });

  test("the next preview is empty", async () => {
    await house.expectNoChanges();
  });
});
