import type { Subject } from "../../policies/judged.ts";
import type { ResourceRule, Rule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { alone, canary, formsAt, forms, givesAway, leavesOf, type Path, planted, written } from "./canary.ts";
import { container } from "./case.ts";
import { resourceTable, stackTable } from "./cases/index.ts";
import { fullSubjects } from "./full/index.ts";
import { mayShow, shown } from "./shown.ts";
import { told } from "./told.ts";
import { isKnown } from "./unknown.ts";

const subjects = Object.entries(fullSubjects).flatMap(([type, all]) =>
  all.map((subject) => [`${type} ${subject.name}`, subject] as const),
);

/** Rules that look at resources of a type. */
function judgesOf({ type }: Subject): readonly Rule[] {
  return rules.filter((rule) => "checkStack" in rule || type in rule.checks);
}

/** Rules by the texts that they may not quote, so that those which may quote nothing judge together. */
function byHidden(subject: Subject) {
  const leaves = leavesOf(subject.props);
  const hidden = (rule: Rule) => leaves.filter((path) => !mayShow(rule.id, subject.type, written(path)));
  const groups = Map.groupBy(judgesOf(subject), (rule) => hidden(rule).map(written).join(" "));
  return [...groups.values()].map((judging) => ({ judging, paths: judging.slice(0, 1).flatMap(hidden) }));
}

async function telling(judging: readonly Rule[], subject: Subject, paths: readonly Path[], text: string) {
  const all = await told(judging, [planted(subject, paths, text)]);
  return all.filter((one) => givesAway(one.text, text)).map(({ rule }) => rule);
}

/** Where rules quote a canary: in each text of a resource for itself. */
async function quoted(judging: readonly Rule[], subject: Subject): Promise<readonly (readonly [string, string])[]> {
  const seen = new Map<string, readonly [string, string]>();
  for (const path of leavesOf(subject.props))
    for (const form of alone)
      for (const rule of await telling(judging, subject, [path], form(canary)))
        seen.set(`${rule} ${written(path)}`, [rule, written(path)]);
  return [...seen.values()];
}

const used = new Set<string>();

function use(rule: string, { type }: Subject, leaf: string): void {
  for (const [index, one] of shown.entries())
    if (one.type === type && one.leaf.test(leaf) && one.rules.includes(rule)) used.add(`${String(index)} ${rule}`);
}

describe.each(subjects)("%s", (_, subject) => {
  test("shows no value, one at a time", async () => {
    const found = await quoted(judgesOf(subject), subject);
    for (const [rule, leaf] of found) use(rule, subject, leaf);
    const unexpected = found.filter(([rule, leaf]) => !mayShow(rule, subject.type, leaf));
    expect(unexpected.map(([rule, leaf]) => `${rule} shows ${leaf}`)).toEqual([]);
  });

  test.each(forms.map((form) => [form("<value>").replaceAll("\n", " "), form] as const))(
    "shows no value, all at once: %s",
    async (_form, form) => {
      for (const { judging, paths } of byHidden(subject))
        expect(await telling(judging, subject, paths, form(canary))).toEqual([]);
    },
  );
});

/** What each rule's own cases put before it: whole stacks, or one resource. */
const fixtures = [
  ...resourceTable.map(({ rule, violating, clean, unknown }) => ({
    rule,
    stacks: [...violating, ...clean, unknown].map(({ subject }) => ({ stack: [subject], settings: undefined })),
  })),
  ...stackTable.map(({ rule, violating, clean, unknown }) => ({
    rule,
    stacks: [...violating, ...clean, { ...unknown, settings: undefined }],
  })),
].map(({ rule, stacks }) => [rule, stacks.filter(({ stack }) => stack.every(isKnown))] as const);

test.each(fixtures)("%s shows no value of its own cases, one at a time", async (id, stacks) => {
  const [only, unexpected] = [rules.filter((rule) => rule.id === id), new Set<string>()];
  for (const { stack, settings } of stacks)
    for (const subject of stack)
      for (const path of leavesOf(subject.props))
        for (const form of formsAt(path)) {
          const text = form(canary);
          const changed = stack.map((one) => (one === subject ? planted(one, [path], text) : one));
          const found = await told(only, changed, { settings });
          if (!found.some((one) => givesAway(one.text, text))) continue;
          use(id, subject, written(path));
          if (!mayShow(id, subject.type, written(path))) unexpected.add(`${subject.type} ${written(path)}`);
        }
  expect([...unexpected]).toEqual([]);
});

test("names no input that no rule shows, and nothing of the rules about secrets", () => {
  const listed = shown.flatMap((one, index) => one.rules.map((rule) => `${String(index)} ${rule}`));
  expect(listed.filter((one) => !used.has(one))).toEqual([]);
  expect(shown.flatMap((one) => one.rules).filter((rule) => rule.startsWith("HS-08"))).toEqual([]);
});

test("would see a rule that shows a value", async () => {
  const careless: ResourceRule = {
    id: "HS-999",
    title: "Shows the environment",
    why: "It is careless.",
    level: "advisory",
    anchors: [],
    remedy: "none",
    checks: {
      "docker:index/container:Container": function* ({ props }) {
        yield { field: "envs", found: props.envs?.[1] ?? "", allowed: "none" };
      },
    },
  };
  expect(await quoted([careless], container({ envs: ["A=b", "DB_PASSWORD=none"] }))).toEqual([["HS-999", "envs[1]"]]);
});
