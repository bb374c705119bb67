import { isWaived } from "../../components/catalogue/decide.ts";
import type { ServiceSpec } from "../../components/catalogue/service.ts";
import { toMebibytes } from "../../components/site/units.ts";
import { makePlan } from "../../components/wiring/plan.ts";
import type { ContainerRecord } from "../../components/wiring/records.ts";
import { siteOf } from "../support/house.ts";
import { wider } from "./synthetic.ts";

const services = Object.fromEntries(wider.optional.map(({ spec }) => [spec.name, {}]));
const plan = makePlan(wider, siteOf({ services }));
const specs = [...wider.foundation, ...wider.optional].map(({ spec }) => spec);

function containerOf(name: string): ContainerRecord {
  const found = plan.containers.find(({ service }) => service === name);
  if (found === undefined) throw new Error(`no container for ${name}`);
  return found;
}

const isOf =
  ({ name }: ServiceSpec) =>
  ({ service }: { readonly service: string }) =>
    service === name;
const waiverOf = (spec: ServiceSpec, facet: string) =>
  plan.waivers.filter((one) => isOf(spec)(one) && one.facet === facet).map(({ reason }) => reason);

/** Each facet: what the Plan must hold for a service that decided for it or against it. */
const facets: Readonly<Record<string, (spec: ServiceSpec) => void>> = {
  container: ({ name, image, budget, zone }) => {
    expect(containerOf(name)).toMatchObject({
      image,
      zone,
      memoryMebibytes: toMebibytes(budget.memory),
      cores: budget.cores,
      processes: budget.processes ?? 256,
    });
  },
  route: (spec) => {
    const found = plan.routes.filter(isOf(spec));
    if (isWaived(spec.route)) {
      expect([found, waiverOf(spec, "route")]).toEqual([[], [spec.route.waived]]);
    } else {
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({
        title: spec.title,
        purpose: spec.purpose,
        host: `${spec.route.host}.hearth.localhost`,
        port: spec.route.port,
        upstream: { ref: "revision", of: spec.name },
      });
    }
  },
  "route.auth": (spec) => {
    if (isWaived(spec.route)) return;
    const { auth } = spec.route;
    const found = plan.routes.find(isOf(spec));
    expect(found?.auth).toBe(isWaived(auth) ? "none" : "basic");
    expect(found?.openBecause).toBe(isWaived(auth) ? auth.waived : undefined);
  },
  database: (spec) => {
    const found = plan.databases.filter(isOf(spec)).filter(({ part }) => part === "database");
    if (isWaived(spec.database)) {
      expect([found, waiverOf(spec, "database")]).toEqual([[], [spec.database.waived]]);
      return;
    }
    const { engine } = spec.database;
    expect(found).toEqual([
      {
        service: spec.name,
        part: "database",
        engine,
        zone: spec.zone,
        name: spec.name,
        user: `${spec.name}.r1`,
        rotation: 1,
      },
    ]);
    const [own, server] = [containerOf(spec.name), containerOf(engine)];
    expect(own.networks.map(({ name }) => name)).toContain(`${spec.zone}-data`);
    expect(server.networks.find(({ name }) => name === `${spec.zone}-data`)?.aliases).toEqual([engine]);
  },
  cache: (spec) => {
    const found = plan.databases.filter(isOf(spec)).filter(({ part }) => part === "cache");
    expect(found.map(({ engine, user }) => [engine, user])).toEqual(
      spec.cache === undefined ? [] : [[spec.cache.engine, `${spec.name}.cache.r1`]],
    );
  },
  volumes: (spec) => {
    const found = plan.volumes.filter(isOf(spec));
    expect(found.map(({ volume }) => volume).sort()).toEqual(Object.keys(spec.volumes).sort());
    const targets = containerOf(spec.name).mounts.filter(({ readOnly }) => !readOnly);
    expect(targets.map(({ target }) => target).sort()).toEqual(
      Object.values(spec.volumes)
        .map(({ mount }) => mount)
        .sort(),
    );
  },
  "volumes.keep": (spec) => {
    for (const [name, { keep }] of Object.entries(spec.volumes)) {
      const facet = `volumes.${name}.keep`;
      const declared = plan.notYetProvided.filter((one) => isOf(spec)(one) && one.facet === facet);
      expect([declared.length, waiverOf(spec, facet)]).toEqual(isWaived(keep) ? [0, [keep.waived]] : [1, []]);
    }
  },
  secrets: (spec) => {
    const found = plan.secrets.filter(isOf(spec));
    const generated = [
      ...(isWaived(spec.database) ? [] : ["database"]),
      ...(spec.cache === undefined ? [] : ["cache"]),
      ...(spec.provides === "proxy" ? ["sign-in"] : []),
    ];
    expect(found.map(({ secret }) => secret)).toEqual([...Object.keys(spec.secrets ?? {}), ...generated]);
    const mounted = containerOf(spec.name).mounts.filter(({ target }) => target === "/run/secrets");
    expect(mounted.map(({ source, readOnly }) => [source, readOnly])).toEqual(
      found.slice(0, 1).map(({ engineName }) => [{ volume: engineName }, true]),
    );
    for (const [name, { fileVariable }] of Object.entries(spec.secrets ?? {})) {
      expect(containerOf(spec.name).environment[fileVariable]).toBe(`/run/secrets/${name}`);
    }
  },
  configuration: (spec) => {
    expect(plan.files.filter(isOf(spec))).toHaveLength(spec.configuration === undefined ? 0 : 1);
    const mounted = containerOf(spec.name).mounts.filter(({ source }) => "ref" in source);
    const expected = spec.configuration === undefined ? [] : [[spec.configuration.mount, true]];
    expect(mounted.map(({ target, readOnly }) => [target, readOnly])).toEqual(expected);
  },
  metrics: (spec) => {
    const declared = plan.notYetProvided.filter((one) => isOf(spec)(one) && one.facet === "metrics");
    if (isWaived(spec.metrics)) expect([declared, waiverOf(spec, "metrics")]).toEqual([[], [spec.metrics.waived]]);
    else expect(declared).toHaveLength(1);
  },
  health: ({ name, health }) => {
    expect(containerOf(name).health.test).toEqual(health.test);
    expect(containerOf(name).health.everySeconds).toBeGreaterThan(0);
  },
  internet: (spec) => {
    const joined = containerOf(spec.name).networks.some((network) => network.name === "egress");
    expect(joined).toBe(!isWaived(spec.internet));
    if (isWaived(spec.internet)) expect(waiverOf(spec, "internet")).toEqual([spec.internet.waived]);
    else
      expect(plan.exceptions).toContainEqual({
        service: spec.name,
        what: "reaches the Internet",
        reason: spec.internet.needed,
      });
  },
  exceptions: (spec) => {
    const { capabilities, readOnlyRoot } = containerOf(spec.name);
    const { capabilities: added, writableRoot } = spec.exceptions ?? {};
    expect(capabilities).toEqual(added?.add ?? []);
    expect(readOnlyRoot).toBe(writableRoot === undefined);
    const reasons = plan.exceptions.filter(isOf(spec)).map(({ reason }) => reason);
    for (const reason of [added?.reason, writableRoot]) if (reason !== undefined) expect(reasons).toContain(reason);
  },
  scratch: ({ name, scratch = [] }) => {
    expect(containerOf(name).scratch).toEqual(["/tmp", ...scratch]);
  },
  swap: ({ name, provides, volumes }) => {
    const alone = provides === "proxy" || Object.keys(volumes).length > 0;
    expect(containerOf(name).swap).toBe(alone ? "stop-first" : "start-first");
  },
};

describe.each(Object.keys(facets))("%s", (facet) => {
  test.each(specs.map((spec) => [spec.name, spec] as const))("of %s is where it belongs", (_, spec) => {
    facets[facet]?.(spec);
  });
});

test("a service's environment sees what its spec asked for", () => {
  expect(containerOf("everything").environment).toEqual({
    CACHE: "everything.cache.r1@redis everything.cache:* /run/secrets/cache-url",
    DATABASE: "everything.r1@postgres:5432/everything /run/secrets/database",
    FOLDERS: "/data /cache /run/secrets/token",
    TOKEN_FILE: "/run/secrets/token",
    URL: "http://all.hearth.localhost:8080",
  });
});

test("in the house's own network every route asks for a sign-in", () => {
  const access = { mode: "lan", address: "192.168.1.10", suffix: "home.arpa" };
  const { routes } = makePlan(wider, siteOf({ access, services }));
  expect(routes.length).toBeGreaterThan(2);
  for (const { auth, openBecause, url } of routes) {
    expect([auth, openBecause]).toEqual(["basic", undefined]);
    expect(url).toMatch(/^https:\/\/[a-z]+\.home\.arpa$/);
  }
});

test("a tier with a folder holds its data below the sentinel; one without, the engine does", () => {
  const { volumes, sentinels } = makePlan(wider, siteOf({ services, tiers: { warm: "/mnt/warm" } }));
  const places = volumes.filter(({ service }) => service === "everything").map(({ tier, place }) => [tier, place]);
  expect(sentinels).toEqual(["/mnt/warm/hearth-dev"]);
  expect(places).toEqual([
    ["warm", { kind: "folder", sentinel: "/mnt/warm/hearth-dev", below: "everything/data" }],
    ["scratch", { kind: "engine", name: "hearth-dev-everything-cache" }],
  ]);
});
