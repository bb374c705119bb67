import { lists, otherSources } from "../../policies/foreign/anchor.ts";
import { coverage } from "../../policies/foreign/covered.ts";
import { rules } from "../../policies/rules/index.ts";
import { container, service } from "./case.ts";
import { checkovBreaking } from "./foreign/checkov.ts";
import { cisBreaking } from "./foreign/cis.ts";
import { composeLintBreaking } from "./foreign/compose-lint.ts";
import { kicsBreaking } from "./foreign/kics.ts";
import { owaspBreaking } from "./foreign/owasp.ts";
import { podSecurityBreaking } from "./foreign/pod-security.ts";
import type { Stack } from "./foreign/stacks.ts";
import { runPack } from "./run.ts";

const breaking: Readonly<Record<string, readonly Stack[]>> = {
  ...kicsBreaking,
  ...composeLintBreaking,
  ...checkovBreaking,
  ...podSecurityBreaking,
  ...cisBreaking,
  ...owaspBreaking,
};
const all = lists.flatMap((list) => coverage(list, rules));
const named = all.filter(({ extent }) => extent !== "none");

test("each check stands once, and what no rule covers has its reason", () => {
  expect(new Set(all.map(({ check }) => check.id)).size).toBe(all.length);
  const unreasoned = all.filter(({ check, extent }) => extent === "none" && check.gap === undefined);
  expect(unreasoned.map(({ check }) => check.id)).toEqual([]);
});

test("an anchor stands once in its rule, and each other source is one of some rule", () => {
  const doubled = rules.filter(({ anchors }) => new Set(anchors).size < anchors.length);
  expect(doubled.map(({ id }) => id)).toEqual([]);
  const anchors = rules.flatMap((rule) => rule.anchors);
  expect(Object.keys(otherSources).filter((start) => !anchors.some((one) => one.startsWith(start)))).toEqual([]);
});

test("a clean container and service break no check", async () => {
  expect(await runPack(rules, [container(), service({}, {}, {}, "other")])).toEqual([]);
});

test("each check that rules name has stacks that break it, and no other has", () => {
  expect(Object.keys(breaking).sort()).toEqual(named.map(({ check }) => check.id).sort());
});

test.each(named.map((one) => [one.check.id, one] as const))(
  "%s is reported by the rules that name it",
  async (id, { rules: naming }) => {
    const asked = rules.filter((rule) => naming.includes(rule.id));
    const found = await Promise.all((breaking[id] ?? []).map(async (stack) => await runPack(asked, stack)));
    const reporting = found.map((reports) => reports.map(({ policy }) => policy));
    // Each stack by one rule at least, and each rule on one stack at least.
    expect(reporting.flatMap((policies, index) => (policies.length === 0 ? [breaking[id]?.[index]] : []))).toEqual([]);
    expect([...new Set(reporting.flat())].sort()).toEqual([...naming]);
  },
);
