import fc from "fast-check";
import { zones } from "../../components/site/zones.ts";
import { networks } from "../../components/wiring/networks.ts";
import { makePlan } from "../../components/wiring/plan.ts";
import { entry, planOf, siteOf } from "../support/house.ts";
import { wider } from "./synthetic.ts";

const number = (address: string) => address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

function range(subnet: string): readonly [number, number] {
  const [base = "", prefix = ""] = subnet.split("/");
  const first = number(base);
  return [first, first + 2 ** (32 - Number(prefix)) - 1];
}

const pools = fc
  .tuple(
    fc.constantFrom(16, 17, 18, 19),
    fc.constantFrom("10" as const, "172" as const, "192" as const),
    fc.nat(255),
    fc.nat(255),
  )
  .map(([prefix, start, b, c]) => {
    const second = { "10": b, "172": 16 + (b % 16), "192": 168 }[start];
    const step = 2 ** (24 - prefix);
    return `${start}.${String(second)}.${String(c - (c % step))}.0/${String(prefix)}`;
  });

test("subnets never overlap, lie in the pool and hold their gateway, for every pool and stack", () => {
  fc.assert(
    fc.property(pools, fc.stringMatching(/^[a-z][a-z0-9]{0,20}$/), (pool, stack) => {
      const cut = networks(siteOf({ network: { pool } }, stack));
      const [least, most] = range(pool);
      const ranges = cut.map(({ subnet }) => range(subnet)).sort(([a], [b]) => a - b);
      for (const [at, [first, last]] of ranges.entries()) {
        expect(first).toBeGreaterThanOrEqual(least);
        expect(last).toBeLessThanOrEqual(most);
        expect(first).toBeGreaterThan(ranges[at - 1]?.[1] ?? 0);
      }
      for (const { subnet, gateway, engineName } of cut) {
        expect(number(gateway)).toBe(range(subnet)[0] + 1);
        expect(engineName.startsWith(`hearth-${stack}-`)).toBe(true);
      }
      expect(new Set(cut.map(({ engineName }) => engineName)).size).toBe(cut.length);
    }),
    { numRuns: 200 },
  );
});

test("a pool that is misaligned never reaches the Plan", () => {
  fc.assert(
    fc.property(fc.nat(255), fc.constantFrom(16, 17, 18, 19), (c, prefix) => {
      fc.pre(c % 2 ** (24 - prefix) !== 0);
      expect(() => siteOf({ network: { pool: `10.1.${String(c)}.0/${String(prefix)}` } })).toThrow(/begins where/);
    }),
  );
});

const plan = makePlan(
  wider,
  siteOf({
    services: { website: {}, glances: {}, everything: {} },
    custom: Object.fromEntries(zones.map((zone) => [`in-${zone}`, entry({ zone, internet: "asks outside" })])),
  }),
);

test("every house has every network, whatever runs", () => {
  expect(planOf({}).networks).toEqual(plan.networks);
  const names = ["front", "egress", ...zones.flatMap((zone) => [zone, `${zone}-data`])];
  expect(plan.networks.map(({ name }) => name)).toEqual(names);
});

test("zones and their data networks lead nowhere; only front and egress do, and egress has no neighbours", () => {
  const open = plan.networks.filter(({ internal }) => !internal);
  expect(open.map(({ name, neighbours }) => [name, neighbours])).toEqual([
    ["front", true],
    ["egress", false],
  ]);
  for (const { kind, internal } of plan.networks) expect(internal).toBe(kind === "zone" || kind === "data");
});

test("a service is in its own zone only, a database in what lies behind each, and all in at most one network with a way out", () => {
  const known = new Set(plan.networks.map(({ name }) => name));
  for (const { networks, provides, service, zone } of plan.containers) {
    const names = networks.map(({ name }) => name);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    expect(names.filter((name) => name === "front" || name === "egress").length).toBeLessThanOrEqual(1);
    if (provides === "proxy") {
      expect(names).toEqual(["front", ...zones]);
    } else if (provides !== "app") {
      expect(networks).toEqual(zones.map((one) => ({ name: `${one}-data`, aliases: [service] })));
    } else {
      expect(names.filter((name) => ![zone, `${zone}-data`, "egress"].includes(name))).toEqual([]);
      expect(networks.find(({ name }) => name === zone)?.aliases).toEqual([service]);
    }
  }
});

test("the proxy never shares a network with a database", () => {
  const proxy = plan.containers.find(({ provides }) => provides === "proxy");
  expect(proxy?.networks.filter(({ name }) => name.endsWith("-data"))).toEqual([]);
});

test("only the proxy publishes a port, on the address of the house", () => {
  const ports = plan.containers.flatMap(({ service, ports }) => ports.map((port) => ({ service, ...port })));
  expect(ports).toEqual([{ service: "caddy", inside: 8080, outside: 8080, address: "127.0.0.1" }]);
});

test("on egress nobody has a name", () => {
  const out = plan.containers.flatMap(({ networks }) => networks.filter(({ name }) => name === "egress"));
  expect(out.length).toBe(zones.length + 1);
  for (const { aliases } of out) expect(aliases).toEqual([]);
});
