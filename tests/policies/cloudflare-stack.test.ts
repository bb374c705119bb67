import { messageOf, type Resources, type StackRule } from "../../policies/rule.ts";
import { cloudflare } from "../../policies/rules/cloudflare.ts";
import { cloudflareStackCases } from "./cases/cloudflare-stack.ts";
import { cleanStack } from "./clean-cloudflare.ts";
import { settings } from "./judge.ts";
import { UnknownValueError, withUnknown } from "./unknown.ts";

const stackRules = cloudflare.filter((rule): rule is StackRule => "checkStack" in rule);
const byId = new Map(stackRules.map((rule) => [rule.id as string, rule]));

test("each rule has its cases: two violating, two clean, one unknown", () => {
  expect(cloudflareStackCases.map(({ rule }) => rule)).toEqual(stackRules.map(({ id }) => id));
  for (const { violating, clean } of cloudflareStackCases) {
    expect(violating.length).toBeGreaterThanOrEqual(2);
    expect(clean.length).toBeGreaterThanOrEqual(2);
  }
});

describe.each(cloudflareStackCases.map((cases) => [cases.rule, cases] as const))("%s", (id, cases) => {
  const rule = byId.get(id) as StackRule;
  const findings = (resources: Resources) => [...rule.checkStack(resources, settings)];

  test("counts each resource once", () => {
    for (const { resources } of [...cases.violating, ...cases.clean]) {
      const urns = resources.map(({ urn }) => urn);
      expect(new Set(urns).size).toBe(urns.length);
    }
  });

  test.each(cases.violating.map((one) => [one.what, one] as const))("finds: %s", (_, { resources, field, name }) => {
    const found = findings(resources);
    expect(found.map((one) => [one.name, one.field])).toEqual([[name, field]]);
    expect(resources.map(({ urn }) => urn)).toContain(found[0]?.urn);
    for (const one of found) expect(messageOf(rule, one.name, one).split("\n").length).toBeLessThanOrEqual(2);
  });

  test.each(cases.clean.map((one) => [one.what, one] as const))("lets pass: %s", (_, { resources }) => {
    expect(findings(resources)).toEqual([]);
  });

  test("says nothing of what is unknown in a preview", () => {
    const { subject, path } = cases.unknown;
    const unknown = cleanStack.map((one) => (one.urn === subject.urn ? withUnknown(one, path) : one));
    expect(findings(cleanStack)).toEqual([]);
    expect(() => findings(unknown)).toThrow(UnknownValueError);
  });
});
