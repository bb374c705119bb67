import type { Subject } from "../../policies/judged.ts";
import { type Edit, write } from "../../policies/mend.ts";
import type { Mend, ResourceRule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { resourceTable } from "./cases/index.ts";
import { findings, settings } from "./judge.ts";
import { expected, type Mended } from "./mend-expected.ts";

const resourceRules = rules.filter((rule): rule is ResourceRule => "checks" in rule);
const mending = resourceRules.filter(({ mends }) => mends !== undefined);

function editsOf({ mends = {} }: ResourceRule, subject: Subject): readonly Edit[] {
  const mend = (mends as Readonly<Record<string, Mend<typeof subject.type> | undefined>>)[subject.type];
  return mend === undefined ? [] : [...mend(subject, settings)];
}

function written(edits: readonly Edit[]): Mended {
  return Object.fromEntries(edits.map(({ path, value }) => [path.join("."), value]));
}

function mended(subject: Subject, edits: readonly Edit[]): Subject {
  const props = structuredClone(subject.props);
  write(props as Record<string, unknown>, edits);
  return { ...subject, props };
}

/** Every value of an input by its path, without those that edits write. */
function beside({ props }: Subject, edits: readonly Edit[]): unknown {
  const paths = new Set(edits.map(({ path }) => path.join(".")));
  const leaves = (value: unknown, path: string): readonly (readonly [string, unknown])[] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, one]) => leaves(one, path === "" ? key : `${path}.${key}`))
      : [[path, value]];
  return leaves(props, "").filter(([path, value]) => value !== undefined && !paths.has(path));
}

test("the rules with a remediation are those whose edits are written down here", () => {
  expect(mending.map(({ id }) => id)).toEqual(Object.keys(expected));
});

describe.each(mending.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const { violating = [], clean = [] } = resourceTable.find((one) => one.rule === id) ?? {};

  test("no case is written down that is not there", () => {
    const known = violating.map(({ what }) => what);
    expect(known).toEqual(expect.arrayContaining(Object.keys(expected[id] ?? {})));
    expect(new Set(known).size).toBe(known.length);
  });

  test.each(violating.map((one) => [one.what, one.subject] as const))("edits: %s", (what, subject) => {
    expect(written(editsOf(rule, subject))).toEqual(expected[id]?.[what] ?? {});
  });

  const mendable = violating.filter(({ what }) => Object.hasOwn(expected[id] ?? {}, what));
  test.each(mendable.map((one) => [one.what, one.subject] as const))("makes clean, and only that: %s", (_, subject) => {
    const edits = editsOf(rule, subject);
    const after = mended(subject, edits);
    expect(findings(rule, after)).toEqual([]);
    expect(beside(after, edits)).toEqual(beside(subject, edits));
    expect(mended(after, editsOf(rule, after)).props).toEqual(after.props);
    const others = resourceRules.filter((one) => one !== rule);
    expect(others.map((one) => findings(one, after))).toEqual(others.map((one) => findings(one, subject)));
  });

  test.each(clean.map((one) => [one.what, one.subject] as const))("changes nothing that is clean: %s", (_, subject) => {
    expect(mended(subject, editsOf(rule, subject)).props).toEqual(subject.props);
  });
});
