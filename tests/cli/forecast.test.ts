import { forecast } from "../../tools/cli/forecast/forecast.ts";
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
const nothing = { created: [], changed: [], swapped: [], restarted: [], removed: [], data: [] };

function event(op: string, kind: string, name: string): string {
  const type = { container: "docker:index/container:Container", volume: "docker:index/volume:Volume" }[kind] ?? kind;
  const urn = `urn:pulumi:dev::hearth::hearth:apps:Apps$${type}::${name}`;
  return JSON.stringify({ sequence: 1, resourcePreEvent: { metadata: { op, urn, type }, planning: true } });
}

function seen(...events: readonly (readonly [string, string, string])[]) {
  return forecast(plan, stepsIn(events.map((one) => event(...one)).join("\n")));
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

test("a server that stops first is away for its whole time to stop and to start, and who waits for it is named", () => {
  const { restarted } = seen(
    ["delete-replaced", "container", "postgres"],
    ["replace", "container", "postgres"],
    ["create-replacement", "container", "postgres"],
  );
  expect(restarted).toEqual([{ service: "postgres", seconds: 60 + 60 + 5, waiting: ["notes"] }]);
  expect(forecastText({ ...nothing, restarted })).toMatch(/postgres is away for 125 s at most, and notes waits for it/);
});
