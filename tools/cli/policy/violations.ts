import type { EngineEvent } from "../pulumi/events.ts";
import { rules } from "../../../policies/rules/index.ts";
import { descriptionOf } from "../../../policies/rule.ts";
import { nameOf } from "../stack/state.ts";

/** What the policy pack has said of one resource, or of the stack. */
export interface Violation {
  /** Id of the rule, such as `HS-020`. */
  readonly rule: string;
  readonly level: "mandatory" | "advisory";
  /** URN; absent: the stack as a whole. */
  readonly urn?: string;
  readonly message: string;
}

/** The pack's name. */
const packName = "hearth";

const descriptions: ReadonlyMap<string, string> = new Map(rules.map((rule) => [rule.id, descriptionOf(rule)]));

/** What the pack has said, without the rule's description, which the engine puts before it. */
function saidOf(rule: string, message: string): string {
  const description = descriptions.get(rule);
  const said = message.trim();
  return description !== undefined && said.startsWith(description) ? said.slice(description.length).trimStart() : said;
}

/** Violations in the order in which they came. */
export function violationsIn(events: readonly EngineEvent[]): readonly Violation[] {
  return events.flatMap(({ policyEvent: event }) =>
    event === undefined
      ? []
      : [
          {
            rule: event.policyName,
            level: event.enforcementLevel === "mandatory" ? "mandatory" : "advisory",
            message: saidOf(event.policyName, event.message),
            ...(event.resourceUrn === undefined || event.resourceUrn === "" ? {} : { urn: event.resourceUrn }),
          } satisfies Violation,
        ],
  );
}

/** Whether the pack has judged at all: without it nothing is found, and nothing is safe. */
export function packRan(events: readonly EngineEvent[]): boolean {
  // A pack of this machine is called by its name, a mark and its path (`NameForEvents` in Pulumi's pkg/engine/update.go).
  return events.some(({ summaryEvent }) =>
    Object.keys(summaryEvent?.PolicyPacks ?? {}).some((name) => name === packName || name.startsWith(`${packName}|`)),
  );
}

/** A violation in words. */
export function violationText({ rule, level, message, urn }: Violation): string {
  const name = urn === undefined ? "" : nameOf(urn);
  const text = message.startsWith(`${name}: `) || name === "" ? message : `${name}: ${message}`;
  return `${level} ${rule}  ${text.replaceAll("\n", "\n    ")}`;
}
