import { messageOf, type StackRule } from "../../policies/rule.ts";
import { availability } from "../../policies/rules/availability.ts";
import { cloudflare } from "../../policies/rules/cloudflare.ts";
import { network } from "../../policies/rules/network.ts";
import { rules } from "../../policies/rules/index.ts";
import { safeSettings } from "../../policies/settings.ts";
import { stackResourceCases } from "./cases/stack-resources.ts";
import { stackStorageCases } from "./cases/stack-storage.ts";
import { settings, stackFindings } from "./judge.ts";
import type { StackRuleCases } from "./stack-case.ts";
import { UnknownValueError, withUnknown } from "./unknown.ts";

const table: readonly StackRuleCases[] = [...stackStorageCases, ...stackResourceCases];
/** These have tables of their own, for their cases begin from a whole zone or a whole house. */
const elsewhere = new Set([...cloudflare, ...availability, ...network].map(({ id }) => id));
const stackRules = rules.filter((rule): rule is StackRule => "checkStack" in rule && !elsewhere.has(rule.id));
const byId = new Map(stackRules.map((rule) => [rule.id as string, rule]));

test("each rule about a whole stack has its cases: two violating, two clean, one unknown", () => {
  expect(table.map(({ rule }) => rule)).toEqual(stackRules.map(({ id }) => id));
  for (const { violating, clean } of table) {
    expect(violating.length).toBeGreaterThanOrEqual(2);
    expect(clean.length).toBeGreaterThanOrEqual(2);
  }
  const cases = table.flatMap(({ violating, clean }) => [...violating, ...clean]).length + table.length;
  console.log(`${String(stackRules.length)} rules, ${String(cases)} cases`);
});

describe.each(table.map((cases) => [cases.rule, cases] as const))("%s", (id, { violating, clean, unknown }) => {
  const rule = byId.get(id) as StackRule;

  test.each(violating.map((one) => [one.what, one] as const))("finds: %s", (_, one) => {
    const found = stackFindings(rule, one.subjects, one.settings);
    expect(found.map(({ name }) => name)).toEqual(one.names);
    for (const finding of found) {
      expect(finding.field.startsWith(one.field)).toBe(true);
      expect(one.subjects.map(({ urn }) => urn)).toContain(finding.urn);
      expect(messageOf(rule, finding.name, finding).split("\n").length).toBeLessThanOrEqual(2);
    }
  });

  test.each(clean.map((one) => [one.what, one] as const))("lets pass: %s", (_, one) => {
    expect(stackFindings(rule, one.subjects, one.settings)).toEqual([]);
  });

  test("says nothing of what is unknown in a preview", () => {
    const [first, ...others] = unknown.subjects;
    expect(stackFindings(rule, unknown.subjects)).toEqual([]);
    expect(() => stackFindings(rule, [withUnknown(first, unknown.path), ...others])).toThrow(UnknownValueError);
  });
});

test("a rule says why it cannot judge: how much memory the host has is not known", () => {
  const reasons = (given: typeof settings) => stackRules.map((rule) => [rule.id, rule.notApplicable?.(given)]);
  expect(Object.fromEntries(reasons(safeSettings))).toMatchObject({
    "HS-036": "the configuration does not say hostMemoryMebibytes",
  });
  expect(Object.fromEntries(reasons(settings))).toMatchObject({ "HS-036": undefined });
});
