import type { Exception } from "./exceptions.ts";
import type { Level, Rule, RuleText } from "./rule.ts";

/** Level of a rule as it counts in a run. */
export interface Effective {
  readonly id: string;
  readonly title: string;
  readonly level: Level | "disabled";
  /** Whether the configuration makes it less than the pack does. */
  readonly lowered: boolean;
  /** Whether the configuration asks for its remediation. */
  readonly remediates: boolean;
}

const order = ["disabled", "advisory", "mandatory"] as const;

/** What a `--policy-pack-config` file may say of one policy, or of `all`. */
type Given = unknown;

const remediating = "remediate";
const known = [...order, remediating] as const;

function levelIn(given: Given): (typeof known)[number] | undefined {
  const named: unknown =
    typeof given === "object" && given !== null && "enforcementLevel" in given ? given.enforcementLevel : given;
  return known.find((level) => level === named);
}

/** Levels of all rules under a configuration as `--policy-pack-config` takes it; absent: the pack's own. */
export function effectiveLevels(
  rules: readonly RuleText[],
  config: Readonly<Record<string, Given>> = {},
): readonly Effective[] {
  return rules.map(({ id, title, level }) => {
    const given = levelIn(config[id]) ?? levelIn(config["all"]) ?? level;
    // What a remediation leaves broken counts as mandatory.
    const effective = given === remediating ? "mandatory" : given;
    const lowered = order.indexOf(effective) < order.indexOf(level);
    return { id, title, level: effective, lowered, remediates: given === remediating };
  });
}

/** Mandatory rules that were lowered without an entry for every resource (`resource: "*"`); each in a line. */
export function loweredProblems(
  rules: readonly RuleText[],
  effective: readonly Effective[],
  exceptions: readonly Exception[],
): readonly string[] {
  const mandatory = new Set(rules.filter(({ level }) => level === "mandatory").map(({ id }) => id));
  const excepted = new Set(
    exceptions.filter(({ resource }) => resource === "*").map(({ rule }) => rule as RuleText["id"]),
  );
  return effective
    .filter(({ id, lowered }) => lowered && mandatory.has(id as RuleText["id"]) && !excepted.has(id as RuleText["id"]))
    .map(
      ({ id, level }) =>
        `${id}: given ${level}; allowed: mandatory; remove it from the configuration, or add an entry for ${id} with resource "*" to policies/exceptions.yaml`,
    );
}

function canMend(rule: Rule): boolean {
  return "mends" in rule;
}

/**
 * Rules that are set to `remediate` and offer no remediation, in a line; undefined when there are none. The engine says
 * nothing of them: it judges them as mandatory (`makeRemediateRpcFun` of the SDK's server.js).
 */
export function unmendedProblem(rules: readonly Rule[], effective: readonly Effective[]): string | undefined {
  const asked = new Set(effective.filter(({ remediates }) => remediates).map(({ id }) => id));
  const idsOf = (some: readonly Rule[]): string => some.map(({ id }) => id).join(", ");
  const without = rules.filter((rule) => asked.has(rule.id) && !canMend(rule));
  if (without.length === 0) return undefined;
  return `${idsOf(without)}: given remediate; allowed: advisory, mandatory or disabled, for only ${idsOf(rules.filter(canMend))} can be mended; it counts as mandatory`;
}
