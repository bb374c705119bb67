import type { Subject } from "../../policies/judged.ts";
import { rules } from "../../policies/rules/index.ts";
import type { Settings } from "../../policies/settings.ts";
import { resourceTable, stackTable } from "./cases/index.ts";
import { exceptionsOf, exceptionsText, runPack } from "./run.ts";

/** Cases of a rule in one shape: whatever a rule looks at is a stack, of one resource or of many. */
interface Row {
  readonly rule: string;
  readonly violating: readonly { readonly stack: readonly Subject[]; readonly settings?: Settings | undefined }[];
  readonly clean: readonly unknown[];
}

const table: readonly Row[] = [
  ...resourceTable.map(({ rule, violating, clean }) => ({
    rule,
    violating: violating.map(({ subject }) => ({ stack: [subject] })),
    clean,
  })),
  ...stackTable,
].sort((one, other) => (one.rule < other.rule ? -1 : 1));

test("each rule stands in the table once, with two violating cases, two clean ones, one unknown and one exception", () => {
  expect(table.map(({ rule }) => rule)).toEqual(rules.map(({ id }) => id));
  const few = table.filter(({ violating, clean }) => violating.length < 2 || clean.length < 2);
  expect(few.map(({ rule }) => rule)).toEqual([]);
  const violating = table.flatMap((row) => row.violating).length;
  const clean = table.flatMap((row) => row.clean).length;
  // The shape of a row has one unknown case; its exception is made of its first violating case.
  const rows = String(table.length);
  console.log(
    `${rows} rules: ${String(violating)} violating cases, ${String(clean)} clean, ${rows} unknown, ${rows} exceptions`,
  );
});

test.each(table.map((row) => [row.rule, row] as const))("%s is silent with an exception", async (id, { violating }) => {
  const only = rules.filter((rule) => rule.id === id);
  const [{ stack, settings } = { stack: [] }] = violating;
  const found = await runPack(only, stack, { settings });
  expect(found.length).toBeGreaterThan(0);
  const names = new Set(found.map(({ message }) => message.slice(0, message.indexOf(": "))));
  const exceptions = exceptionsOf(exceptionsText(id, [...names]), only);
  expect(await runPack(only, stack, { settings, exceptions })).toEqual([]);
});
