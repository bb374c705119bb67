import { z } from "zod";
import { nameOf } from "../stack/state.ts";

const step = z.object({ metadata: z.object({ op: z.string(), urn: z.string(), type: z.string() }) });

const event = z.object({
  diagnosticEvent: z
    .object({
      urn: z.string().optional(),
      message: z.string(),
      severity: z.string(),
      ephemeral: z.boolean().optional(),
    })
    .optional(),
  resourcePreEvent: step.optional(),
  resOutputsEvent: step.optional(),
  resOpFailedEvent: step.optional(),
  summaryEvent: z
    .object({
      durationSeconds: z.number(),
      resourceChanges: z.record(z.string(), z.number()).nullish(),
      PolicyPacks: z.record(z.string(), z.string()).nullish(),
    })
    .optional(),
  policyEvent: z
    .object({
      resourceUrn: z.string().optional(),
      message: z.string(),
      policyName: z.string(),
      enforcementLevel: z.string(),
    })
    .optional(),
  policyRemediationEvent: z
    .object({
      resourceUrn: z.string().optional(),
      policyName: z.string(),
      before: z.record(z.string(), z.unknown()).nullish(),
      after: z.record(z.string(), z.unknown()).nullish(),
    })
    .optional(),
  stdoutEvent: z.object({ message: z.string() }).optional(),
});

/** One event of an update, as `--json` prints it. */
export type EngineEvent = z.output<typeof event>;

/** Reads a line of `--json`; undefined when it is none of the events that are looked at. */
export function parseEvent(line: string): EngineEvent | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return event.parse(JSON.parse(line));
  } catch {
    // Not an event: the caller shows the line as it is.
    return undefined;
  }
}

const did: Readonly<Record<string, string>> = {
  create: "created",
  update: "updated",
  delete: "deleted",
  "create-replacement": "made anew",
  "delete-replaced": "removed the one before",
  read: "read",
  refresh: "",
  replace: "",
  same: "",
};

/** Kind of a resource in one word, such as `Container`. */
export function kindOf(type: string): string {
  return type.split(":").at(-1) ?? type;
}

/** What is shown of an update: lines as they come, and what went wrong at its end. */
export interface Progress {
  /** Takes one event and gives the lines to show for it. */
  take(event: EngineEvent): readonly string[];
  /** Mistakes with all that was said about them, each once. */
  readonly problems: readonly string[];
  /** One line about the whole; undefined before its end. */
  readonly summary: string | undefined;
}

function summaryOf({ durationSeconds, resourceChanges }: NonNullable<EngineEvent["summaryEvent"]>): string {
  const changes = Object.entries(resourceChanges ?? {})
    .filter(([op, count]) => op !== "same" && count > 0)
    .map(([op, count]) => `${String(count)} ${op}`);
  const same = resourceChanges?.["same"] ?? 0;
  return `${changes.length === 0 ? "no changes" : changes.join(", ")}; ${String(same)} unchanged; ${String(durationSeconds)} s`;
}

/** Follows an update. `now` gives milliseconds. */
export function follow(now: () => number = () => performance.now()): Progress {
  const began = new Map<string, number>();
  const problems: string[] = [];
  let summary: string | undefined;
  const seen = new Set<string>();
  const key = ({ urn, op }: { urn: string; op: string }): string => `${op} ${urn}`;
  const finished = (said: string, { metadata }: z.output<typeof step>): readonly string[] => {
    const from = began.get(key(metadata));
    if (said === "" || metadata.type.startsWith("pulumi:")) return [];
    const seconds = from === undefined ? "" : ` (${((now() - from) / 1000).toFixed(1)} s)`;
    return [`  ${said} ${kindOf(metadata.type)} ${nameOf(metadata.urn)}${seconds}`];
  };
  return {
    problems,
    get summary() {
      return summary;
    },
    take(given) {
      const {
        diagnosticEvent: diagnostic,
        resourcePreEvent,
        resOutputsEvent,
        resOpFailedEvent,
        summaryEvent,
        stdoutEvent,
      } = given;
      if (resourcePreEvent) began.set(key(resourcePreEvent.metadata), now());
      if (resOutputsEvent)
        return finished(did[resOutputsEvent.metadata.op] ?? resOutputsEvent.metadata.op, resOutputsEvent);
      if (resOpFailedEvent) return finished("FAILED", resOpFailedEvent);
      if (summaryEvent) summary = summaryOf(summaryEvent);
      if (stdoutEvent) return [stdoutEvent.message.trimEnd()];
      if (diagnostic === undefined || diagnostic.severity === "debug") return [];
      const message = diagnostic.message.trimEnd();
      const where = diagnostic.urn === undefined || diagnostic.urn === "" ? "" : `${nameOf(diagnostic.urn)}: `;
      if (diagnostic.severity === "error") {
        if (!seen.has(where + message)) problems.push(`${where}${message}`);
        seen.add(where + message);
        return [];
      }
      return message === "" || diagnostic.ephemeral === true ? [] : [`  ${where}${message}`];
    },
  };
}
