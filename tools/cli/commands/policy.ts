import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { effectiveLevels, type Effective, loweredProblems, unmendedProblem } from "../../../policies/levels.ts";
import { readReviewed } from "../../../policies/reviewed.ts";
import { rules } from "../../../policies/rules/index.ts";
import { settingsFor } from "../../../policies/settings-file.ts";
import { projectFolder } from "../../shared/paths.ts";
import { sarif } from "../policy/sarif.ts";
import { readPackConfig } from "../policy/config.ts";
import { remediationsIn } from "../policy/remediations.ts";
import { reportLines, sumLines, type Told } from "../policy/report.ts";
import { withTrial } from "../policy/trial.ts";
import { packRan, type Violation, violationsIn } from "../policy/violations.ts";
import { type Pulumi, stream } from "../pulumi/call.ts";
import { type EngineEvent, parseEvent } from "../pulumi/events.ts";
import { messageOf, Refusal } from "../refusal.ts";
import { projectName, type StackPlace } from "../stack/place.ts";
import { openSession, pulumiOf } from "./session.ts";

/** What was typed after `policy`. */
export interface PolicyOptions {
  /** File for a SARIF report; absent: none. */
  readonly sarif?: string;
  /** A file as `--policy-pack-config` takes it; absent: the pack's own levels and settings. */
  readonly config?: string;
  /** Judges what the state says is there, without the program and the engine; otherwise a preview. Default false. */
  readonly state?: boolean;
  /** A stack file that is judged in place of the stack, as if nothing of it were there. */
  readonly file?: string;
}

const packFolder = join(projectFolder, "policies");

interface Judged {
  readonly code: number;
  readonly events: readonly EngineEvent[];
  /** Lines that are no events: what went wrong. */
  readonly other: readonly string[];
}

/** Words of Pulumi that make the pack judge, and what is set around them. */
const ways = {
  preview: { words: ["preview", "--json"], env: { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" } },
  state: { words: ["policy", "analyze", "--json"], env: {} },
} as const;

async function judge(pulumi: Pulumi, way: keyof typeof ways, config: string | undefined): Promise<Judged> {
  const events: EngineEvent[] = [];
  const other: string[] = [];
  const pack = ["--policy-pack", packFolder, ...(config === undefined ? [] : ["--policy-pack-config", config])];
  const { words, env } = ways[way];
  const { code } = await stream({ ...pulumi, env: { ...pulumi.env, ...env } }, [...words, ...pack], (line) => {
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

async function writeReport(file: string, violations: readonly Violation[]): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(sarif(rules, violations), null, 2)}\n`);
  } catch (error) {
    throw new Refusal(
      `--sarif ${file}: given ${messageOf(error)}; allowed: a file that can be written; name another, the report is above`,
    );
  }
}

async function judged(place: StackPlace, { sarif: file, config, state = false }: PolicyOptions): Promise<number> {
  const pulumi = state ? await pulumiOf(place) : (await openSession(place)).pulumi;
  const { exceptions, settings } = readReviewed(rules, new Date());
  const levels = await levelsWith(config);
  const lowered = loweredProblems(rules, levels, exceptions.entries);
  if (lowered.length > 0) throw new Refusal(lowered.join("\n"));

  const unmended = unmendedProblem(rules, levels);
  if (unmended !== undefined) console.error(unmended);

  const { code, events, other } = await judge(pulumi, state ? "state" : "preview", config);
  const told: Told = {
    levels,
    settings: Object.entries(settingsFor(settings, projectName, place.stack)).map(([key, value]) => [
      key,
      JSON.stringify(value),
    ]),
    exceptions: exceptions.entries.map(({ rule, resource, expires, owner, reason }) => [
      rule,
      resource,
      expires,
      owner,
      reason,
    ]),
    remediations: remediationsIn(events),
    violations: violationsIn(events),
  };
  for (const line of reportLines(told)) console.log(line);
  if (file !== undefined) await writeReport(file, told.violations);
  for (const line of sumLines(told, rules.length)) console.log(line);
  if (told.violations.some(({ level }) => level === "mandatory")) return 1;
  if (code === 0 && packRan(events)) return 0;
  console.error(["Pulumi failed, or the policy pack did not judge:", ...errorsIn(events), ...other].join("\n"));
  return 1;
}

/**
 * Judges a stack with the policy pack, and reports. Gives 1 when a mandatory rule is violated, or the pack did not judge.
 * Throws a {@link Refusal} when a mandatory rule is lowered without an entry for it.
 */
export async function policy(place: StackPlace, options: PolicyOptions): Promise<number> {
  const { file, state = false } = options;
  if (file === undefined) return await judged(place, options);
  if (state) throw new Refusal("--file and --state: given both; allowed: one; a file has no state");
  return await withTrial(file, async (trial) => await judged(trial, options));
}
