import { messageOf, type ResourceRule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { availabilityCases } from "./cases/availability.ts";
import { cloudflareCases } from "./cases/cloudflare.ts";
import { filesystemCases } from "./cases/filesystem.ts";
import { hostMountCases } from "./cases/host-mounts.ts";
import { imageCases } from "./cases/images.ts";
import { networkCases } from "./cases/network.ts";
import { privilegeCases } from "./cases/privilege.ts";
import { resourceCases } from "./cases/resources.ts";
import { secretCases } from "./cases/secrets.ts";
import { findings } from "./judge.ts";
import { exceptionsOf, runPack } from "./run.ts";
import { allUnknown, UnknownValueError, withUnknown } from "./unknown.ts";

const table = [
  ...privilegeCases,
  ...filesystemCases,
  ...hostMountCases,
  ...resourceCases,
  ...availabilityCases,
  ...networkCases,
  ...imageCases,
  ...secretCases,
  ...cloudflareCases,
].sort((one, other) => (one.rule < other.rule ? -1 : 1));
const resourceRules = rules.filter((rule): rule is ResourceRule => "checks" in rule);
const byId = new Map(resourceRules.map((rule) => [rule.id as string, rule]));

test("each rule has its cases: two violating, two clean, one unknown", () => {
  expect(table.map(({ rule }) => rule)).toEqual(resourceRules.map(({ id }) => id));
  for (const { violating, clean } of table) {
    expect(violating.length).toBeGreaterThanOrEqual(2);
    expect(clean.length).toBeGreaterThanOrEqual(2);
  }
  const cases = table.flatMap(({ violating, clean }) => [...violating, ...clean]).length + table.length;
  console.log(`${String(resourceRules.length)} rules, ${String(cases)} cases`);
});

describe.each(table.map((cases) => [cases.rule, cases] as const))("%s", (id, { violating, clean, unknown }) => {
  const rule = byId.get(id) as ResourceRule;

  test.each(violating.map((one) => [one.what, one] as const))("finds: %s", (_, { subject, field }) => {
    const found = findings(rule, subject) ?? [];
    expect(found.filter((one) => one.field.startsWith(field)).length).toBeGreaterThan(0);
    for (const one of found) expect(messageOf(rule, subject.name, one).split("\n").length).toBeLessThanOrEqual(2);
  });

  test.each(clean.map((one) => [one.what, one] as const))("lets pass: %s", (_, { subject }) => {
    expect(findings(rule, subject) ?? []).toEqual([]);
  });

  test("is silent with an exception for the resource", async () => {
    const [first] = violating;
    if (first === undefined) throw new Error("no violating case");
    const entry = { rule: id, resource: first.subject.name, reason: "known, and mended this summer", owner: "home" };
    const file = JSON.stringify({ exceptions: [{ ...entry, expires: "2026-09-01" }] });
    expect((await runPack([rule], [first.subject])).length).toBeGreaterThan(0);
    expect(await runPack([rule], [first.subject], exceptionsOf(file, [rule]))).toEqual([]);
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
