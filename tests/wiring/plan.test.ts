import fc from "fast-check";
import { makePlan, type Plan } from "../../components/wiring/plan.ts";
import { entry, type Input, planOf, siteOf } from "../support/house.ts";
import { everything, wider } from "./synthetic.ts";

const full: Input = {
  services: { website: {}, glances: { memory: "128MiB" } },
  custom: {
    notes: entry({ volumes: { data: { mount: "/data" }, b: { mount: "/b", tier: "hot" } }, env: { A: "1", B: "2" } }),
    feeds: entry({ internet: "fetches feeds" }),
    rows: entry({ database: "postgres", cache: "redis" }),
  },
  tiers: { hot: "/mnt/hot" },
  retired: [],
  budget: { memory: "8GiB" },
};

/** The same value with the keys of every map in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => reversed(one));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

/** Everything of a Plan that belongs to the named services, and everything that belongs to none. */
function withoutService(plan: Plan, service: string): unknown {
  const isOther = (one: unknown) =>
    (typeof one === "object" && one !== null && "service" in one ? one.service : one) !== service;
  const rest = Object.entries(plan).map(([key, value]: [string, unknown]) => {
    const kept: unknown = Array.isArray(value) ? value.filter(isOther) : value;
    return [key, kept] as const;
  });
  return Object.fromEntries(rest);
}

test("the same stack file gives the same bytes", () => {
  expect(JSON.stringify(planOf(full))).toBe(JSON.stringify(planOf(structuredClone(full))));
});

test("the order of keys in the stack file changes nothing", () => {
  const other = planOf(reversed(full) as Input);
  expect(other).toEqual(planOf(full));
  expect(JSON.stringify(other) === JSON.stringify(planOf(full))).toBe(true);
});

test("the Plan is plain data", () => {
  const plan = makePlan(wider, siteOf({ ...full, services: { everything: {} } }));
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
});

test.each(["website", "glances", "everything"])("enabling %s changes no record of another service", (name) => {
  const base = { custom: full["custom"], tiers: full["tiers"] };
  const before = makePlan(wider, siteOf(base));
  const after = makePlan(wider, siteOf({ ...base, services: { [name]: {} } }));
  expect(after.containers.length).toBe(before.containers.length + 1);
  expect(withoutService(after, name)).toEqual(before);
});

test("adding an entry changes no record of another service, whatever its name", () => {
  const before = planOf({ services: { website: {} } });
  const letters = fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/);
  fc.assert(
    fc.property(letters, (letters) => {
      const name = `x-${letters}`;
      const after = planOf({
        services: { website: {} },
        custom: { [name]: entry({ volumes: { d: { mount: "/d" } } }) },
      });
      expect(withoutService(after, name)).toEqual(before);
    }),
    { numRuns: 50 },
  );
});

test("names that every object inherits are names like any other", () => {
  const plan = planOf({ custom: { constructor: entry(), "to-string": entry() } });
  expect(plan.routes.map(({ service }) => service)).toEqual(["constructor", "home", "to-string"]);
  expect(() => planOf({ services: { constructor: {} } })).toThrow(/hearth:services\.constructor: given a service that/);
  expect(() => planOf({ retired: ["constructor"] })).toThrow(/^1 mistake /);
});

test("a retired service leaves its data and secrets, and nothing else", () => {
  const name = everything.spec.name;
  const gone = makePlan(wider, siteOf({ retired: [name] }));
  const there = makePlan(wider, siteOf({ services: { [name]: {} } }));
  const of = (one: { service: string }) => one.service === name;
  expect(gone.retired).toEqual([name]);
  expect([gone.containers, gone.routes, gone.files].map((records) => records.filter(of))).toEqual([[], [], []]);
  expect(gone.volumes.filter(of)).toEqual(there.volumes.filter(of).map((one) => ({ ...one, retired: true })));
  expect(gone.secrets.filter(of)).toEqual(there.secrets.filter(of).map((one) => ({ ...one, retired: true })));
  expect(gone.volumes.filter(of)).toHaveLength(2);
});
