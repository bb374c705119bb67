import { SiteError } from "../../components/site/errors.ts";
import { entry, type Input, planOf } from "../support/house.ts";
import { databases } from "./bad/databases.ts";
import { folders } from "./bad/folders.ts";
import { names } from "./bad/names.ts";
import { reach } from "./bad/reach.ts";
import { resources } from "./bad/resources.ts";
import type { Row } from "./bad/row.ts";
import { shape } from "./bad/shape.ts";

const rows: readonly Row[] = [...shape, ...names, ...reach, ...resources, ...folders, ...databases];

function refusal(input: Input, stack?: string): SiteError {
  try {
    planOf(input, stack);
  } catch (error) {
    if (error instanceof SiteError) return error;
    throw error;
  }
  throw new Error("this stack file was accepted");
}

test("the table is as long as it is meant to be, and no row stands in it twice", () => {
  expect(rows.length).toBeGreaterThanOrEqual(150);
  const inputs = rows.map(({ input, stack }) => JSON.stringify([stack, input]));
  const twice = rows.filter((_, at) => inputs.indexOf(inputs[at] ?? "") !== at).map(({ what }) => what);
  // JSON cannot tell these apart: NaN and Infinity are written as null.
  expect(twice).toEqual([]);
});

test.each(rows.map((row) => [row.what, row] as const))("%s", (_, { input, expected, stack }) => {
  const { problems, message } = refusal(input, stack);
  const short = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…`.slice(0, 81) : text);
  expect(problems.map(({ path, given }) => [path, given === undefined ? null : short(given)])).toEqual(
    expected.map(([path, given]) => [path, given === null ? null : short(given)]),
  );
  for (const { path, given, allowed, remedy } of problems) {
    expect(allowed).toMatch(/\S{2}/);
    expect(remedy).toMatch(/\S{3}/);
    expect(remedy).not.toBe("correct the value");
    expect(message).toContain(
      `${path}: ${given === undefined ? "" : `given ${given}; `}allowed: ${allowed}; ${remedy}`,
    );
  }
  expect(message.length).toBeLessThan(4000);
});

test("all mistakes of form come at once, in one error that says how many", () => {
  const { problems, message } = refusal({
    acess: {},
    access: { mode: "lan", address: "127.0.0.1", suffix: "com", port: 22 },
    custom: { notes: entry({ port: 0, memory: "2g", image: "nginx" }) },
    network: { pool: "10.0.0.0/8" },
  });
  expect(problems.map(({ path }) => path).sort()).toEqual([
    "hearth:access.address",
    "hearth:access.port",
    "hearth:access.suffix",
    "hearth:acess",
    "hearth:custom.notes.image",
    "hearth:custom.notes.memory",
    "hearth:custom.notes.port",
    "hearth:network.pool",
  ]);
  expect(message).toMatch(/^8 mistakes in the stack file; nothing was changed:\n {2}hearth:/);
  expect(message).toContain("write access, or remove it");
});

test("all mistakes between services come at once", () => {
  const { problems } = refusal(
    {
      services: { webiste: {}, website: { host: "home" } },
      retired: ["website", "wiki"],
      custom: { caddy: entry({ host: "other" }), big: entry({ memory: "64GiB", cores: 40 }) },
      tiers: { hot: "/srv", warm: "/srv" },
    },
    "Dev",
  );
  expect(problems.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      "stack",
      "hearth:services.webiste",
      "hearth:retired",
      "hearth:services.website",
      "hearth:custom.caddy",
      "hearth:tiers.warm",
      "hearth:budget.memory",
      "hearth:custom.big.cores",
    ]),
  );
});

const canary = "canary-4f1b9c77";

test.each<[string, Input]>([
  ["a variable's value", { env: { PASSWORD: [canary] } }],
  ["a number of a variable", { env: { PASSWORD: { value: canary } } }],
  ["a list of variables", { env: [`PASSWORD=${canary}`] }],
  ["variables as one text", { env: `PASSWORD=${canary}` }],
  ["a name and value in one", { env: { [`PASSWORD=${canary}`]: "" } }],
  ["a variable with NUL", { env: { PASSWORD: `${canary}\u0000` } }],
  ["a word of a command", { command: ["serve", { password: canary }] }],
  ["a command as one text", { command: `serve --password ${canary}` }],
  ["another program's field", { environment: { PASSWORD: canary } }],
  ["a field of its own", { password: canary }],
])("a secret is never shown: %s", (_, more) => {
  const error = refusal({ custom: { notes: entry(more) } });
  expect(`${error.message} ${JSON.stringify(error.problems)} ${error.stack ?? ""}`).not.toContain(canary);
});
