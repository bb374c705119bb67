import type { Subject } from "../../policies/judged.ts";
import type { Rule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { cleanHouse } from "./clean-house.ts";
import { runPack } from "./run.ts";
import { needed, worse } from "./worse/index.ts";
import { survivors } from "./worse/survivors.ts";
import { type Mutant, mutants, without, type Worsened } from "./worsenings.ts";

const stackRules: readonly Rule[] = rules.filter((rule) => "checkStack" in rule);
const resourceRules: readonly Rule[] = rules.filter((rule) => "checks" in rule);

const all = Object.values(worse).flat();

function stackOf({ clean, among = cleanHouse }: Worsened): readonly Subject[] {
  return [...among.filter(({ urn }) => urn !== clean.urn), clean];
}

/** Rules about one resource need no others: those are clean. */
async function isCaught({ subject, stack }: Mutant): Promise<boolean> {
  const alone = subject === undefined ? [] : await runPack(resourceRules, [subject]);
  return alone.length > 0 || (await runPack(stackRules, stack)).length > 0;
}

test("what is worsened is clean at first", async () => {
  for (const stack of [cleanHouse, ...all.map(stackOf)]) expect(await runPack(rules, stack)).toEqual([]);
});

test("each worsening of one field is caught by a rule, but those that have a reason", async () => {
  const made = [...all.flatMap((one) => mutants(one, stackOf(one))), ...needed.map((one) => without(one, cleanHouse))];
  const caught = await Promise.all(made.map(isCaught));
  const survived = made.filter((_, index) => caught[index] !== true).map(({ what }) => what);
  console.log(`${String(made.length)} worsenings, ${String(survived.length)} survive with a reason`);
  expect(survived).toEqual(Object.keys(survivors));
});
