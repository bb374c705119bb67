import { z } from "zod";
import { placeOf } from "./urn.ts";
import { fromYaml } from "./yaml-file.ts";

const day = 24 * 60 * 60 * 1000;
const longestDays = 365;

const entry = z.strictObject({
  rule: z.string().regex(/^HS-\d{3}$/, "has to be the id of a rule, such as HS-020"),
  resource: z.string().min(1, "has to be the name of a Pulumi resource"),
  stack: z.string().min(1).optional(),
  reason: z.string().trim().min(20, "has to say in a sentence why the rule cannot be kept"),
  owner: z.string().trim().min(1, "has to name who answers for it"),
  expires: z.iso.date("has to be a day, such as 2027-01-31"),
});

const file = z.strictObject({ exceptions: z.array(entry).default([]) });

/** Leave for one resource to break one rule until a day. */
export type Exception = z.output<typeof entry>;

/** What an exceptions file holds, and what is wrong with it. */
export interface Exceptions {
  readonly entries: readonly Exception[];
  /** Each in a line: path, what was given, what is allowed. */
  readonly problems: readonly string[];
}

function daysUntil(date: string, now: Date): number {
  return Math.ceil((Date.parse(date) + day - now.getTime()) / day);
}

/** Whether an exception still counts on a day. */
export function isCurrent({ expires }: Pick<Exception, "expires">, now: Date): boolean {
  const days = daysUntil(expires, now);
  return days > 0 && days <= longestDays + 1;
}

function problemsOf(
  { rule, resource, expires }: Exception,
  index: number,
  ids: ReadonlySet<string>,
  now: Date,
): readonly string[] {
  const at = `exceptions[${String(index)}]`;
  const days = daysUntil(expires, now);
  return [
    ...(ids.has(rule) ? [] : [`${at}.rule: given ${rule}; allowed: a rule of this pack; correct or remove the entry`]),
    ...(days > 0
      ? []
      : [
          `${at}.expires: given ${expires}, which has passed; allowed: a day ahead; mend ${resource}, or give a new reason and day`,
        ]),
    ...(days <= longestDays + 1
      ? []
      : [`${at}.expires: given ${expires}; allowed: at most ${String(longestDays)} days ahead; name an earlier day`]),
  ];
}

/** Reads the text of an exceptions file. `ids` are those of all rules. */
export function readExceptions(text: string, ids: ReadonlySet<string>, now: Date): Exceptions {
  const read = fromYaml("exceptions.yaml", text, file);
  if ("problems" in read) return { entries: [], problems: read.problems };
  const entries = read.data.exceptions;
  const keys = entries.map(({ rule, resource, stack = "" }) => `${rule} ${resource} ${stack}`);
  const twice = entries.flatMap(({ rule, resource }, index) =>
    keys.indexOf(keys[index] ?? "") === index
      ? []
      : [`exceptions[${String(index)}]: given ${rule} for ${resource} twice; allowed: once; remove one of them`],
  );
  return { entries, problems: [...entries.flatMap((one, index) => problemsOf(one, index, ids, now)), ...twice] };
}

/** Exceptions while one stack is judged: which of them were needed. */
export interface Ledger {
  /** Whether a rule's violation by a resource is excepted; it then counts as used. */
  excepted(rule: string, resource: string, urn: string): boolean;
  /** Exceptions for a stack that nothing needed. */
  unused(stack: string): readonly Exception[];
}

/** Begins to count. Entries that do not count today except nothing. */
export function ledger({ entries }: Pick<Exceptions, "entries">, now: Date): Ledger {
  const used = new Set<Exception>();
  const isFor = ({ stack }: Exception, name: string): boolean => stack === undefined || stack === name;
  return {
    excepted(rule, resource, urn) {
      const found = entries.find(
        (one) =>
          one.rule === rule && one.resource === resource && isFor(one, placeOf(urn).stack) && isCurrent(one, now),
      );
      if (found !== undefined) used.add(found);
      return found !== undefined;
    },
    // Leave to lower a rule is for every resource: whether it is needed is seen in the configuration, not here.
    unused: (stack) =>
      entries.filter((one) => one.resource !== "*" && isFor(one, stack) && isCurrent(one, now) && !used.has(one)),
  };
}
