import { setTimeout as pause } from "node:timers/promises";
import { startEngine, stopEngine } from "../../tools/engine/docker/engine.ts";
import type { ContainerRecord } from "../../components/wiring/records.ts";
import { type Expected, rows } from "./hardening-rows.ts";
import { cases } from "./support/cases.ts";
import { type Container, inspectContainers, runningByService, serviceOf } from "./support/container.ts";
import { containersOf, docker, tryDocker, untilHealthy } from "./support/engine.ts";
import { type House, httpbin, openHouse, smallHouse } from "./support/house.ts";
import { ground } from "./support/layout.ts";
import { childrenOf } from "./support/processes.ts";
import { planOf } from "./support/plan.ts";

const stack = "hardened";
const services = [
  "caddy",
  "glances",
  "home",
  "httpbin",
  "keeper",
  "mariadb",
  "postgres",
  "redis",
  "website",
  "wordpress",
] as const;
let house: House;

/** A service of every exception that an entry can have, with data and a database of its own. */
const keeper = {
  ...httpbin,
  database: "postgres",
  volumes: { data: { mount: "/data" } },
  internet: "asks for news of the day",
  writableRoot: "keeps its notes beside its program",
};

beforeAll(async () => {
  const catalogued = { website: {}, glances: {}, wordpress: {} };
  house = await openHouse(stack, { ...smallHouse, services: catalogued, custom: { httpbin, keeper } });
  await house.up();
  await untilHealthy(stack, 120);
});

afterAll(async () => {
  await tryDocker("rm", "--force", "--volumes", "careless", "careless-host");
  await house.remove();
});

function expectedOf(record: ContainerRecord): Expected {
  const plan = planOf(house);
  const engineName = new Map(plan.networks.map((network) => [network.name, network.engineName]));
  const sources = record.mounts.filter(({ readOnly }) => !readOnly).map(({ source }) => source);
  return {
    ...record,
    engineNetworks: record.networks.map(({ name }) => engineName.get(name) ?? name),
    writable: sources.flatMap((source) =>
      "volume" in source ? [source.volume] : "hostFolder" in source ? [source.hostFolder] : [],
    ),
  };
}

function recordOf(service: string): ContainerRecord {
  const record = planOf(house).containers.find((one) => one.service === service);
  if (record === undefined) throw new Error(`the Plan has no container of ${service}`);
  return record;
}

/** Rules that a service does not keep. */
async function brokenBy(service: string): Promise<readonly string[]> {
  const container = (await runningByService(stack)).get(service);
  const expected = expectedOf(recordOf(service));
  return rows.filter(({ kept }) => container === undefined || !kept(container, expected)).map(({ rule }) => rule);
}

describe("the hardening list", () => {
  test("looks at every container that runs", async () => {
    expect([...(await runningByService(stack)).keys()].sort()).toEqual([...services]);
  });

  test.each(services)("is kept by %s", async (service) => {
    expect(await brokenBy(service)).toEqual([]);
  });

  test("gives each service a user of its own", async () => {
    const users = [...(await runningByService(stack)).values()].map(({ Config }) => Config.User);
    expect(new Set(users).size).toBe(services.length);
  });

  test("has no rule that a careless container would keep", async () => {
    // Created and not started: a machine may refuse to start so much privilege.
    const socket = ground().layout.docker.socket;
    const careless = [
      ...["--privileged", "--cap-add", "NET_ADMIN", "--pid=host", "--ipc=host", "--uts=host"],
      ...[
        "--userns=host",
        "--device",
        "/dev/null",
        "--volume",
        `${socket}:/docker.sock`,
        "--publish",
        "0.0.0.0:9099:80",
      ],
      ...["--log-opt", "max-size=1m", "--no-healthcheck", "--security-opt", "seccomp=unconfined"],
    ];
    const [carrier] = await inspectContainers(...(await containersOf(stack, "label=hearth.part=carrier")));
    const sleep = ["--entrypoint", "sleep", carrier?.Image ?? "", "600"];
    await docker("create", "--name", "careless", ...careless, ...sleep);
    await docker("create", "--name", "careless-host", "--network", "host", ...sleep);
    const seen = await inspectContainers("careless", "careless-host");
    const expected = expectedOf(recordOf("website"));
    const blind = rows.filter(({ kept }) => seen.every((container) => kept(container, expected)));
    expect(blind.map(({ rule }) => rule)).toEqual([]);
  });
});

describe("exceptions", () => {
  const egress = `hearth-${stack}-egress`;
  const signs: readonly {
    readonly what: (container: Container) => string;
    readonly seen: (container: Container) => boolean;
  }[] = [
    { what: () => "writable root file system", seen: ({ HostConfig }) => !HostConfig.ReadonlyRootfs },
    {
      what: ({ HostConfig }) => `capability ${(HostConfig.CapAdd ?? []).join(", ")}`,
      seen: ({ HostConfig }) => (HostConfig.CapAdd ?? []).length > 0,
    },
    { what: () => "reaches the Internet", seen: ({ NetworkSettings }) => egress in NetworkSettings.Networks },
  ];

  test("are those that the Plan prints, each with a reason", async () => {
    const found = [...(await runningByService(stack)).values()].flatMap((container) =>
      signs.filter(({ seen }) => seen(container)).map(({ what }) => `${serviceOf(container)}: ${what(container)}`),
    );
    const { exceptions } = planOf(house);
    expect(found.sort()).toEqual(exceptions.map(({ service, what }) => `${service}: ${what}`).sort());
    expect(found.length).toBe(4);
    expect(exceptions.filter(({ reason }) => reason.trim() === "")).toEqual([]);
  });
});

describe("what only carries or prepares", () => {
  const parts = { carrier: "created", preparer: "exited" } as const;

  test.each(Object.entries(parts))("a %s is %s, without network, port or privilege", async (part, status) => {
    const found = await inspectContainers(...(await containersOf(stack, `label=hearth.part=${part}`)));
    expect(found.length).toBeGreaterThan(0);
    for (const { HostConfig, State, Mounts, NetworkSettings } of found) {
      expect({ status: State.Status, code: State.ExitCode }).toEqual({ status, code: 0 });
      expect(Object.keys(NetworkSettings.Networks)).toEqual(["none"]);
      expect(HostConfig).toMatchObject({ NetworkMode: "none", CapDrop: ["ALL"], Privileged: false });
      expect(HostConfig.SecurityOpt).toEqual(["no-new-privileges"]);
      expect(HostConfig.RestartPolicy.Name).toBe("no");
      expect(HostConfig.PortBindings ?? {}).toEqual({});
      expect(Mounts.length).toBe(1);
    }
  });
});

describe("kill -9", () => {
  const victims = { "the init process": ({ State }: Container) => State.Pid, "the program": programOf };
  const short: ReadonlySet<string> = new Set(["caddy", "httpbin"]);
  /** What reads its log again, or asks one that does, before it is well. */
  const slow: ReadonlySet<string> = new Set(["mariadb", "postgres", "redis", "wordpress"]);
  const all = Object.keys(victims).flatMap((victim) =>
    services.map((service) => ({
      service,
      victim: victim as keyof typeof victims,
      within: slow.has(service) ? 60 : 10,
      always: short.has(service),
    })),
  );

  function programOf({ State }: Container): number {
    const [program] = childrenOf(State.Pid);
    if (program === undefined) throw new Error("the init process has no child");
    return program;
  }

  async function healthyAgain(before: Container): Promise<number> {
    const started = performance.now();
    for (;;) {
      const [now] = await inspectContainers(before.Id);
      const seconds = (performance.now() - started) / 1000;
      if (now?.State.StartedAt !== before.State.StartedAt && now?.State.Health?.Status === "healthy") return seconds;
      if (seconds > 90) throw new Error(`not healthy after ${seconds.toFixed(0)} s`);
      await pause(200);
    }
  }

  const rowsToKill = cases("kill -9", all);
  test.each(rowsToKill)(
    "of $victim of $service: healthy again within $within s",
    async ({ service, victim, within }) => {
      const before = await runningByService(stack);
      const container = before.get(service);
      if (container === undefined) throw new Error(`${service} does not run`);
      // The engine waits longer before each restart of a container that ran for less than 10 s.
      await pause(Math.max(0, 10_500 - (Date.now() - Date.parse(container.State.StartedAt))));
      process.kill(victims[victim](container), "SIGKILL");
      const seconds = await healthyAgain(container);
      process.stdout.write(`kill -9 of ${victim} of ${service}: healthy again after ${seconds.toFixed(1)} s\n`);
      expect(seconds).toBeLessThanOrEqual(within);
      const restarted = [...(await runningByService(stack))].filter(
        ([name, { State }]) => before.get(name)?.State.StartedAt !== State.StartedAt,
      );
      expect(restarted.map(([name]) => name)).toEqual([service]);
    },
  );
});

describe("after a restart of the engine", () => {
  beforeAll(async () => {
    await stopEngine(ground().layout, { removeLeftovers: false });
    await startEngine(ground().layout);
    await untilHealthy(stack, 120);
  });

  test("nothing is left to do after a refresh", async () => {
    await house.pulumi("refresh", "--yes", "--skip-preview");
    await house.expectNoChanges("--refresh");
  });

  test.each(services)("the list is still kept by %s", async (service) => {
    expect(await brokenBy(service)).toEqual([]);
  });
});
