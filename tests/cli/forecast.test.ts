import { type Forecast, forecast } from "../../tools/cli/forecast/forecast.ts";
import { startsIn } from "../../tools/cli/forecast/starts.ts";
import { stepsIn } from "../../tools/cli/forecast/steps.ts";
import { forecastText } from "../../tools/cli/forecast/text.ts";
import { entry, planOf } from "../support/house.ts";

const plan = planOf({
  services: { website: {} },
  custom: {
    notes: entry({ database: "postgres", volumes: { pages: { mount: "/pages" } } }),
    feeds: entry({ database: "postgres" }),
  },
  retired: ["feeds"],
});
const kept = ["caddy", "postgres"];
const nothing: Forecast = { created: [], changed: [], swapped: [], restarted: [], kept, removed: [], data: [] };

function event(op: string, kind: string, name: string): string {
  const type = { container: "docker:index/container:Container", volume: "docker:index/volume:Volume" }[kind] ?? kind;
  const urn = `urn:pulumi:dev::hearth::hearth:apps:Apps$${type}::${name}`;
  return JSON.stringify({ sequence: 1, resourcePreEvent: { metadata: { op, urn, type }, planning: true } });
}

function seenAfter(
  starts: Readonly<Record<string, number>>,
  ...events: readonly (readonly [string, string, string])[]
) {
  return forecast(plan, stepsIn(events.map((one) => event(...one)).join("\n")), new Map(Object.entries(starts)));
}

function seen(...events: readonly (readonly [string, string, string])[]) {
  return seenAfter({}, ...events);
}

function replaced(service: string) {
  return (["delete-replaced", "replace", "create-replacement"] as const).map(
    (op) => [op, "container", service] as const,
  );
}

test("a preview without changes means nothing", () => {
  expect(seen(["same", "container", "website"])).toEqual(nothing);
  expect(forecastText(seen())).toMatch(/restarted +nothing/);
});

test("a log that was cut short, and events of other kinds, are no steps", () => {
  expect(stepsIn(`{"summaryEvent":{}}\n${event("create", "container", "website")}\n{"resourcePre`)).toEqual([
    { op: "create", type: "docker:index/container:Container", name: "website" },
  ]);
});

test.each([
  ["a service that comes", ["create", "container", "website"], { created: ["website"] }],
  ["one that is changed in place", ["update", "container", "website"], { changed: ["website"] }],
  ["one beside which a revision starts", ["create-replacement", "container", "website"], { swapped: ["website"] }],
  ["one that is retired", ["delete", "container", "feeds"], { removed: ["feeds"] }],
  ["new room for data", ["create", "volume", "notes-pages"], { data: ["pages of notes: made"] }],
  [
    "an account of a database",
    ["create", "command:local:Command", "notes-database"],
    { data: ["postgres for notes: account put right, rows stay"] },
  ],
  ["its end before it is made again", ["delete", "command:local:Command", "notes-database"], {}],
  ["a part that is no service", ["create", "container", "caddy-files-carrier"], {}],
] as const)("%s", (_, step, expected) => {
  expect(seen(step)).toEqual({ ...nothing, ...expected });
});

test("a server that stops first is away until its gate has failed at most, and who waits for it is named", () => {
  const { restarted, kept: others } = seen(...replaced("postgres"));
  expect(restarted).toEqual([{ service: "postgres", most: 60 + 2 * (60 + 3 * 5) + 10, waiting: ["notes"] }]);
  expect(others).toEqual(["caddy"]);
  expect(forecastText({ ...nothing, restarted })).toMatch(
    /postgres is away for 220 s at most; until then notes cannot reach its rows/,
  );
});

test.each([
  ["a quick start: ten seconds to stop, and twice the start", "postgres", { postgres: 6.2 }, 10 + 13],
  ["a slow one: its stop may be as slow", "postgres", { postgres: 15 }, 15 + 30],
  ["one that took longer than a gate waits is no measure", "postgres", { postgres: 4000 }, undefined],
  ["a page of the proxy", "notes", { notes: 6, website: 20 }, 10 + 12],
] as const)("what is to be expected: %s", (_, service, starts, expected) => {
  const [outage] = seenAfter(starts, ...replaced(service)).restarted;
  expect(outage?.expected).toBe(expected);
});

test("a page that stops first is back when all that start with it are well, for the proxy learns of all at once", () => {
  const both = [...replaced("notes"), ["create-replacement", "container", "website"] as const];
  expect(seenAfter({ notes: 6, website: 9 }, ...both).restarted[0]?.expected).toBe(10 + 18);
  expect(seenAfter({ notes: 6 }, ...both).restarted[0]).not.toHaveProperty("expected");
  expect(seenAfter({ postgres: 6 }, ...both, ...replaced("postgres")).restarted).toContainEqual(
    expect.objectContaining({ service: "postgres", expected: 10 + 12 }),
  );
});

test("an application that comes touches neither proxy nor databases, and the words say so", () => {
  const text = forecastText(seen(["create", "container", "website"], ["create-replacement", "container", "home"]));
  expect(text).toMatch(/proxy and databases +caddy, postgres: not touched/);
  expect(forecastText({ ...nothing, kept: [] })).toMatch(/proxy and databases +none stays as it is/);
});

test("starts are measured from the container to its gate, without what is to be deleted or has no time", () => {
  const made = (type: string, name: string, created?: string, going = false) => ({
    urn: `urn:pulumi:dev::hearth::${type}::${name}`,
    type,
    delete: going,
    ...(created === undefined ? {} : { created }),
  });
  const [box, line] = ["docker:index/container:Container", "command:local:Command"];
  const starts = startsIn([
    made(box, "notes", "2026-11-22T01:00:00.5Z"),
    made(line, "notes-gate", "2026-11-22T01:00:07Z"),
    made(box, "notes", "2026-11-22T00:00:00Z", true),
    made(box, "website"),
    made(line, "website-gate", "2026-11-22T01:00:07Z"),
    made(box, "home", "2026-11-22T01:00:08Z"),
    made(line, "home-gate", "2026-11-22T01:00:07Z"),
  ]);
  expect([...starts]).toEqual([["notes", 6.5]]);
});
