import type { RuleText } from "../rule.ts";
import type { ForeignCheck, ForeignList } from "./list.ts";

/** `full`: rules report all that it looks for; `part`: they leave something out, which its gap says; `none`: no rule does. */
export type Extent = "full" | "part" | "none";

/** A check of others, and the rules that name it. */
export interface Covered {
  readonly check: ForeignCheck;
  readonly extent: Extent;
  /** Ids, in their order. */
  readonly rules: readonly RuleText["id"][];
}

function extentOf({ gap }: ForeignCheck, rules: readonly unknown[]): Extent {
  if (rules.length === 0) return "none";
  return gap === undefined ? "full" : "part";
}

/** What rules cover of a list: those whose anchors name a check. */
export function coverage({ checks }: ForeignList, rules: readonly RuleText[]): readonly Covered[] {
  return checks.map((check) => {
    const naming = rules.filter(({ anchors }) => anchors.some((anchor) => anchor === check.id)).map(({ id }) => id);
    return { check, extent: extentOf(check, naming), rules: naming };
  });
}
