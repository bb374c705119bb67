import { messageOf, type StackRule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { safeSettings } from "../../policies/settings.ts";
import { stackTable } from "./cases/index.ts";
import { cleanHouse } from "./clean-house.ts";
import { settings, stackFindings } from "./judge.ts";
import { UnknownValueError, withUnknown } from "./unknown.ts";

const stackRules = rules.filter((rule): rule is StackRule => "checkStack" in rule);
const byId = new Map(stackRules.map((rule) => [rule.id as string, rule]));

describe.each(stackTable.map((cases) => [cases.rule, cases] as const))("%s", (id, { violating, clean, unknown }) => {
  const rule = byId.get(id) as StackRule;

  test.each(violating.map((one) => [one.what, one] as const))("finds: %s", (_, { stack, finds, settings: given }) => {
    const found = stackFindings(rule, stack, given);
    expect(found.map(({ name, field }) => `${name}: ${field}`)).toEqual(finds);
    expect(stackFindings(rule, stack.toReversed(), given).length).toBe(found.length);
    for (const one of found) {
      expect(stack.find(({ urn }) => urn === one.urn)?.name).toBe(one.name);
      expect(messageOf(rule, one.name, one).split("\n").length).toBeLessThanOrEqual(2);
    }
  });

  test.each(clean.map((one) => [one.what, one] as const))("lets pass: %s", (_, { stack, settings: given }) => {
    expect(stackFindings(rule, stack, given)).toEqual([]);
  });

  test("lets a house pass, and one of which the ids are not known yet", () => {
    expect(stackFindings(rule, cleanHouse)).toEqual([]);
    const docker = cleanHouse.filter(({ type }) => !type.startsWith("cloudflare:"));
    const unnumbered = docker.map((one) => withUnknown(one, ["id"]));
    expect(stackFindings(rule, unnumbered)).toEqual([]);
  });

  test("says nothing of what is unknown in a preview", () => {
    const { stack, subject, path } = unknown;
    const hidden = stack.map((one) => (one.urn === subject.urn ? withUnknown(one, path) : one));
    expect(stackFindings(rule, stack)).toEqual([]);
    expect(() => stackFindings(rule, hidden)).toThrow(UnknownValueError);
  });
});

test("a stack of cases has each resource once", () => {
  const stacks = stackTable.flatMap(({ violating, clean }) => [...violating, ...clean]);
  const doubled = stacks.filter(({ stack }) => new Set(stack.map(({ urn }) => urn)).size < stack.length);
  expect(doubled.map(({ what }) => what)).toEqual([]);
});

test("a rule says why it cannot judge: how much memory the host has is not known", () => {
  const reasons = (given: typeof settings) => stackRules.map((rule) => [rule.id, rule.notApplicable?.(given)]);
  expect(Object.fromEntries(reasons(safeSettings))).toMatchObject({
    "HS-036": "the configuration does not say hostMemoryMebibytes",
  });
  expect(Object.fromEntries(reasons(settings))).toMatchObject({ "HS-036": undefined });
});
