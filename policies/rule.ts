import type { Anchor } from "./foreign/anchor.ts";
import type { Subject, Token } from "./judged.ts";
import type { Edit } from "./mend.ts";
import type { Settings } from "./settings.ts";

/** `mandatory`: a violation stops the update; `advisory`: it is printed. */
export type Level = "mandatory" | "advisory";

/** One violation. Never a secret: a key may be named, what it holds may not. */
export interface Finding {
  /** Path of the input, such as `capabilities.drops`. */
  readonly field: string;
  /** What was found, in a few words. */
  readonly found: string;
  /** What would be allowed. */
  readonly allowed: string;
}

/** What a rule says of itself; docs and reports are made of it. */
export interface RuleText {
  /** Such as `HS-001`; never used for another rule. */
  readonly id: `HS-${number}`;
  /** What has to hold, in one line. */
  readonly title: string;
  /** What goes wrong otherwise. */
  readonly why: string;
  readonly level: Level;
  /** The same check elsewhere, such as `CIS 5.5`. */
  readonly anchors: readonly Anchor[];
  /** What to do. */
  readonly remedy: string;
  /** What it reads of the pack's configuration. Absent: nothing, so that the engine need not know a schema of it. */
  readonly settings?: readonly (keyof Settings)[];
}

/** Judges one resource by its inputs. */
export type Check<T extends Token> = (subject: Subject<T>, settings: Settings) => Iterable<Finding>;

/** Checks by the type they judge. */
export type Checks = { readonly [T in Token]?: Check<T> };

/** What makes a resource that breaks a rule keep it; no edits where that is for a person to decide. */
export type Mend<T extends Token> = (subject: Subject<T>, settings: Settings) => Iterable<Edit>;

/** Remediations by the type they mend. */
export type Mends = { readonly [T in Token]?: Mend<T> };

/** A rule that looks at one resource at a time. */
export interface ResourceRule extends RuleText {
  readonly checks: Checks;
  /**
   * Asked only where a check finds something, and only when the configuration sets the rule to `remediate`. Offered where one
   * answer is right beyond doubt, and no program that runs could stop to. Absent: none.
   */
  readonly mends?: Mends;
}

/** A resource among all of a stack. */
export type Resources = readonly { readonly [T in Token]: Subject<T> }[Token][];

/** A violation of a rule that looks at the whole stack, and whose it is. */
export interface StackFinding extends Finding {
  readonly urn: string;
  readonly name: string;
}

/** A rule that looks at all resources of a stack together. */
export interface StackRule extends RuleText {
  /** Why it cannot judge with these settings, if it cannot. */
  readonly notApplicable?: (settings: Settings) => string | undefined;
  readonly checkStack: (resources: Resources, settings: Settings) => Iterable<StackFinding>;
}

/** Any rule. */
export type Rule = ResourceRule | StackRule;

/** A rule in words; the engine puts them before each message. */
export function descriptionOf({ title, why }: RuleText): string {
  return `${title}. ${why}`;
}

/** A finding in words, on two lines at most. */
export function messageOf(rule: RuleText, name: string, { field, found, allowed }: Finding): string {
  return `${name}: ${field}: given ${found}; allowed: ${allowed}\n${rule.remedy} [${[rule.id, ...rule.anchors].join(", ")}]`;
}

/** The resources of one type among all. */
export function ofType<T extends Token>(resources: Resources, type: T): readonly Subject<T>[] {
  return resources.filter((one): one is Subject<T> & typeof one => one.type === type);
}
