import type { Subject } from "../../policies/judged.ts";
import type { Rule } from "../../policies/rule.ts";
import { sarif } from "../../tools/cli/policy/sarif.ts";
import { violationsIn, violationText } from "../../tools/cli/policy/violations.ts";
import { type EngineEvent, parseEvent } from "../../tools/cli/pulumi/events.ts";
import { type Given, type Reported, runPack } from "./run.ts";

/** What is told of one violation, wherever it is shown. */
export interface Told {
  readonly rule: string;
  /** What the command prints, and what stands in its file for code scanning. */
  readonly text: string;
}

/** A violation as the engine prints it among its events. */
function eventOf({ policy, level, message, urn }: Reported): EngineEvent {
  const line = { policyEvent: { policyName: policy, enforcementLevel: level, message, resourceUrn: urn } };
  const event = parseEvent(JSON.stringify(line));
  if (event === undefined) throw new Error("the command does not read what the engine prints");
  return event;
}

/** Judges a stack, and tells of it by the command's own code. */
export async function told(
  rules: readonly Rule[],
  subjects: readonly Subject[],
  given?: Given,
): Promise<readonly Told[]> {
  const violations = violationsIn((await runPack(rules, subjects, given)).map(eventOf));
  if (violations.length === 0) return [];
  const results = sarif([], violations).runs[0]?.results ?? [];
  return violations.map((one, index) => ({
    rule: one.rule,
    text: `${violationText(one)}\n${JSON.stringify(results[index])}`,
  }));
}
