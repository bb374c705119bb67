import type { EngineEvent } from "../pulumi/events.ts";
import { nameOf } from "../stack/state.ts";

/** What a rule has changed of one resource before it was made or changed. */
export interface Remediation {
  /** Id of the rule, such as `HS-031`. */
  readonly rule: string;
  readonly urn: string;
  /** Each in words: path, what was given, what is there now. Empty when only secrets have changed. */
  readonly changes: readonly string[];
}

type Leaves = ReadonlyMap<string, string>;

/** Values by their path. Pulumi has hidden what is secret. */
function leavesOf(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value !== "object" || value === null) return [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, path === "" ? key : `${path}.${key}`));
}

function changesOf(before: Leaves, after: Leaves): readonly string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => `${path}: given ${before.get(path) ?? "nothing"}; now ${after.get(path) ?? "nothing"}`);
}

/** Remediations in the order in which they came. */
export function remediationsIn(events: readonly EngineEvent[]): readonly Remediation[] {
  return events.flatMap(({ policyRemediationEvent: event }) =>
    event === undefined
      ? []
      : [
          {
            rule: event.policyName,
            urn: event.resourceUrn ?? "",
            changes: changesOf(new Map(leavesOf(event.before ?? {})), new Map(leavesOf(event.after ?? {}))),
          },
        ],
  );
}

/** A remediation in words, one line. */
export function remediationText({ rule, urn, changes }: Remediation): string {
  return `remediated ${rule}  ${nameOf(urn)}: ${changes.length === 0 ? "a secret" : changes.join(", ")}`;
}
