import type { Exception } from "./exceptions.ts";
import type { Level, RuleText } from "./rule.ts";

/** Level of a rule as it counts in a run. */
export interface Effective {
  readonly id: string;
  readonly title: string;
  readonly level: Level | "disabled";
  /** Whether the configuration makes it less than the pack does. */
  readonly lowered: boolean;
}

const order = ["disabled", "advisory", "mandatory"] as const;

/** What a `--policy-pack-config` file may say of one policy, or of `all`. */
type Given = unknown;

function levelIn(given: Given): Level | "disabled" | undefined {
  const named: unknown =
    typeof given === "object" && given !== null && "enforcementLevel" in given ? given.enforcementLevel : given;
  // A remediation that fails to mend counts as mandatory.
  return named === "remediate" ? "mandatory" : order.find((level) => level === named);
}

/** Levels of all rules under a configuration as `--policy-pack-config` takes it; absent: the pack's own. */
export function effectiveLevels(
  rules: readonly RuleText[],
  config: Readonly<Record<string, Given>> = {},
): readonly Effective[] {
  return rules.map(({ id, title, level }) => {
    const effective = levelIn(config[id]) ?? levelIn(config["all"]) ?? level;
    return { id, title, level: effective, lowered: order.indexOf(effective) < order.indexOf(level) };
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
