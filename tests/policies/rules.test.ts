import { messageOf, type ResourceRule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { resourceTable } from "./cases/index.ts";
import { findings } from "./judge.ts";
import { allUnknown, UnknownValueError, withUnknown } from "./unknown.ts";

const byId = new Map(
  rules.filter((rule): rule is ResourceRule => "checks" in rule).map((rule) => [rule.id as string, rule]),
);

describe.each(resourceTable.map((cases) => [cases.rule, cases] as const))("%s", (id, { violating, clean, unknown }) => {
  const rule = byId.get(id) as ResourceRule;

  test.each(violating.map((one) => [one.what, one] as const))("finds: %s", (_, { subject, field }) => {
    const found = findings(rule, subject) ?? [];
    expect(found.filter((one) => one.field.startsWith(field)).length).toBeGreaterThan(0);
    for (const one of found) expect(messageOf(rule, subject.name, one).split("\n").length).toBeLessThanOrEqual(2);
  });

  test.each(clean.map((one) => [one.what, one] as const))("lets pass: %s", (_, { subject }) => {
    expect(findings(rule, subject) ?? []).toEqual([]);
  });

  test("says nothing of what is unknown in a preview", () => {
    expect(findings(rule, unknown.subject)).toEqual([]);
    if (unknown.path === undefined) {
      expect(findings(rule, allUnknown(unknown.subject))).toEqual([]);
      return;
    }
    const [{ subject }, path] = [unknown, unknown.path];
    expect(() => findings(rule, withUnknown(subject, path))).toThrow(UnknownValueError);
  });
});
