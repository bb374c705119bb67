import type { Subject } from "../../policies/judged.ts";
import type { Settings } from "../../policies/settings.ts";

/** A stack before a rule. */
export interface StackCase {
  readonly what: string;
  readonly subjects: readonly Subject[];
  /** Where they differ from those of the other cases. */
  readonly settings?: Settings;
}

/** All cases of one rule that looks at a whole stack. */
export interface StackRuleCases {
  readonly rule: string;
  /** At least two. `names` are those of the resources that the rule has to name, in that order; `field` begins the path of each. */
  readonly violating: readonly (StackCase & { readonly names: readonly string[]; readonly field: string })[];
  /** At least two. */
  readonly clean: readonly StackCase[];
  /** A stack in which a path of the first resource is unknown in a preview, and the rule reads it. */
  readonly unknown: { readonly subjects: readonly [Subject, ...Subject[]]; readonly path: readonly string[] };
}
