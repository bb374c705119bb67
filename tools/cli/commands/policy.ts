import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readExceptions } from "../../../policies/exceptions.ts";
import { effectiveLevels, type Effective, loweredProblems } from "../../../policies/levels.ts";
import { rules } from "../../../policies/rules/index.ts";
import { projectFolder } from "../../shared/paths.ts";
import { sarif } from "../policy/sarif.ts";
import { readPackConfig } from "../policy/config.ts";
import { packRan, type Violation, violationsIn, violationText } from "../policy/violations.ts";
import { type Pulumi, stream } from "../pulumi/call.ts";
import { type EngineEvent, parseEvent } from "../pulumi/events.ts";
import { Refusal } from "../refusal.ts";
import { section } from "../show/table.ts";
import type { StackPlace } from "../stack/place.ts";
import { openSession } from "./session.ts";

/** What was typed after `policy`. */
export interface PolicyOptions {
  /** File for a SARIF report; absent: none. */
  readonly sarif?: string;
  /** A file as `--policy-pack-config` takes it; absent: the pack's own levels and settings. */
  readonly config?: string;
}

const packFolder = join(projectFolder, "policies");

interface Judged {
  readonly code: number;
  readonly events: readonly EngineEvent[];
  /** Lines that are no events: what went wrong. */
  readonly other: readonly string[];
}

async function judge(pulumi: Pulumi, config: string | undefined): Promise<Judged> {
  const events: EngineEvent[] = [];
  const other: string[] = [];
  const words = [
    "preview",
    "--json",
    "--policy-pack",
    packFolder,
    ...(config === undefined ? [] : ["--policy-pack-config", config]),
  ];
  const env = { ...pulumi.env, PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" };
  const { code } = await stream({ ...pulumi, env }, words, (line) => {
    const event = parseEvent(line);
    if (event !== undefined) events.push(event);
    else if (line.trim() !== "") other.push(line);
  });
  return { code, events, other };
}

async function levelsWith(config: string | undefined): Promise<readonly Effective[]> {
  if (config === undefined) return effectiveLevels(rules);
  return effectiveLevels(rules, await readPackConfig(config));
}

function errorsIn(events: readonly EngineEvent[]): readonly string[] {
  return events.flatMap(({ diagnosticEvent: said }) => (said?.severity === "error" ? [said.message.trimEnd()] : []));
}

function report(levels: readonly Effective[], exceptions: readonly string[][], violations: readonly Violation[]): void {
  const lines = [
    ...section(
      "Rules",
      ["rule", "level", "title"],
      levels.map(({ id, level, lowered, title }) => [id, lowered ? `${level} (lowered)` : level, title]),
    ),
    ...section("Exceptions", ["rule", "resource", "until", "owner", "reason"], exceptions),
    "",
    ...violations.map(violationText),
  ];
  for (const line of lines) console.log(line);
}

/** Previews a stack with the policy pack, and reports. Gives 1 when a mandatory rule is violated, or the pack did not judge. */
export async function policy(place: StackPlace, { sarif: file, config }: PolicyOptions): Promise<number> {
  const { pulumi } = await openSession(place);
  const text = await readFile(join(packFolder, "exceptions.yaml"), "utf8");
  const { entries } = readExceptions(text, new Set(rules.map(({ id }) => id)), new Date());
  const levels = await levelsWith(config);
  const lowered = loweredProblems(rules, levels, entries);
  if (lowered.length > 0) throw new Refusal(lowered.join("\n"));

  const { code, events, other } = await judge(pulumi, config);
  const violations = violationsIn(events);
  report(
    levels,
    entries.map(({ rule, resource, expires, owner, reason }) => [rule, resource, expires, owner, reason]),
    violations,
  );
  if (file !== undefined) await writeFile(file, `${JSON.stringify(sarif(rules, violations), null, 2)}\n`);
  const count = (level: Violation["level"]): number => violations.filter((one) => one.level === level).length;
  console.log(
    `${String(count("mandatory"))} mandatory and ${String(count("advisory"))} advisory violations of ${String(rules.length)} rules.`,
  );
  if (count("mandatory") > 0) return 1;
  if (code === 0 && packRan(events)) return 0;
  console.error(["The preview failed, or the policy pack did not judge it:", ...errorsIn(events), ...other].join("\n"));
  return 1;
}
