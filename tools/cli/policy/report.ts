import type { Effective } from "../../../policies/levels.ts";
import { section } from "../show/table.ts";
import { type Remediation, remediationText } from "./remediations.ts";
import { type Violation, violationText } from "./violations.ts";

type Rows = readonly (readonly string[])[];

/** What is told of a run of the policy pack. */
export interface Told {
  readonly levels: readonly Effective[];
  readonly settings: Rows;
  readonly exceptions: Rows;
  readonly remediations: readonly Remediation[];
  readonly violations: readonly Violation[];
}

function levelText({ level, lowered, remediates }: Effective): string {
  if (remediates) return `${level} (remediate)`;
  return lowered ? `${level} (lowered)` : level;
}

/** The report in lines, without the sum. */
export function reportLines({ levels, settings, exceptions, remediations, violations }: Told): readonly string[] {
  return [
    ...section(
      "Rules",
      ["rule", "level", "title"],
      levels.map((one) => [one.id, levelText(one), one.title]),
    ),
    ...section("Settings", ["setting", "value"], settings),
    ...section("Exceptions", ["rule", "resource", "until", "owner", "reason"], exceptions),
    "",
    ...remediations.map(remediationText),
    ...violations.map(violationText),
  ];
}

/** The sum in lines, of so many rules. */
export function sumLines({ remediations, violations }: Pick<Told, "remediations" | "violations">, rules: number) {
  const count = (level: Violation["level"]): string => String(violations.filter((one) => one.level === level).length);
  return [
    `${count("mandatory")} mandatory and ${count("advisory")} advisory violations of ${String(rules)} rules.`,
    ...(remediations.length === 0
      ? []
      : [`${String(remediations.length)} remediations, which an update with the same pack and configuration makes.`]),
  ];
}
