import { hostname } from "node:os";
import { replaceFile } from "../../shared/replace-file.ts";
import type { MissingVolumes } from "../checks/missing-volumes.ts";
import { type Docker, dockerAt } from "../machine/docker.ts";
import { mustBeStartable } from "../machine/silence.ts";
import { pulumiFor } from "../pulumi/call.ts";
import { initStack } from "../pulumi/init.ts";
import { Refusal } from "../refusal.ts";
import { agreeTo, ask } from "../show/agree.ts";
import { finalText } from "../show/final.ts";
import { saltOf, settle } from "../stack/document.ts";
import { makeFolder, stackFileIs } from "../stack/files.ts";
import type { StackPlace } from "../stack/place.ts";
import { makeSentinels, planSentinels, sentinelFacts, sentinelsToMake } from "../stack/tiers.ts";
import { afterSuccess, lookAfterFailure } from "./afterwards.ts";
import { lookWhenStarted } from "./health.ts";
import { engineOf, type Machine, planMachine, prepareMachine } from "./machine.ts";
import { preflight } from "./preflight.ts";
import { removeStrays } from "./strays.ts";
import { mustBeReady, operate } from "./update.ts";
import { mustKeepData, type Wanted, wanted } from "./wanted.ts";

/** What was typed after `up`. */
export interface UpOptions {
  /** Answers every question with yes. */
  readonly yes: boolean;
  /** Looks at what is really there first. */
  readonly refresh: boolean;
  /** Handed to Pulumi as they are. */
  readonly extra: readonly string[];
  /** ` --stack NAME` for lines that are printed; empty for the usual stack. */
  readonly stackFlag: string;
}

/** Writes a stack file unless it says that already. */
export async function saveStackFile(place: StackPlace, text: string): Promise<void> {
  if (!(await stackFileIs(place, text))) await replaceFile(place.configFile, text);
}

/** Lists what changes on the machine, asks, and does it. */
export async function readyMachine(want: Wanted, place: StackPlace, yes: boolean): Promise<Machine> {
  const { sentinels } = want.house.plan;
  const toMake = sentinelsToMake(await sentinelFacts(place, sentinels));
  await agreeTo([...(await planMachine(want)), ...(await planSentinels(toMake))], yes);
  await makeFolder(place);
  await makeSentinels(place, toMake, sentinels);
  await saveStackFile(place, want.text);
  return await prepareMachine(want, place);
}

/** Says which volumes are made anew, and asks before one of them comes back without its data. */
async function agreeToMissing({ data, other }: MissingVolumes, yes: boolean): Promise<void> {
  for (const volume of other) console.log(`volume ${volume} is missing in the engine: made anew, as with --refresh`);
  for (const volume of data) console.log(`volume ${volume} is missing in the engine: made anew, empty`);
  if (data.length > 0 && !yes && !(await ask("Its data is gone. Go on without it?", true))) {
    throw new Refusal("nothing was changed");
  }
}

/** Builds the house, or brings it to what the stack file says. Gives the exit code. */
export async function up(place: StackPlace, { yes, refresh, extra, stackFlag }: UpOptions): Promise<number> {
  const began = performance.now();
  const want = await wanted(place);
  await mustKeepData(place, want.house);
  const { host, namedBy } = engineOf(want);
  const found = dockerAt(host);
  const [silence] = await Promise.all([found.silence(), mustBeReady(place)]);
  if (silence !== undefined) mustBeStartable(silence, namedBy);
  const look = async (docker: Docker): Promise<boolean> => {
    const missing = await preflight(want.house, place, docker, refresh);
    await agreeToMissing(missing, yes);
    return refresh || missing.other.length > 0;
  };
  // Before anything is built or written, unless the engine is still to be started.
  const early = silence === undefined && (await look(found));
  const { toolchain, dockerHost } = await readyMachine(want, place, yes);
  const docker = dockerAt(dockerHost);
  const looksFirst = silence === undefined ? early : await look(docker);

  const pulumi = pulumiFor(place, toolchain);
  const salt = await initStack(pulumi, saltOf(want.text));
  await saveStackFile(place, settle(want.text, { host: dockerHost, ...(salt === undefined ? {} : { salt }) }));

  // Where the engine was down, repair could not look for them.
  for (const line of await removeStrays(place, docker)) console.log(line);
  const words = ["up", "--yes", "--skip-preview", ...(looksFirst ? ["--refresh"] : []), ...extra];
  const { code, interrupted } = await operate(pulumi, words);
  if (code !== 0 && !interrupted) console.error((await lookAfterFailure(want.house, docker)).join("\n"));
  if (code !== 0 || interrupted) return code === 0 ? 1 : code;

  const seen = await lookWhenStarted(want.house, docker);
  const wrong = afterSuccess(want.house.plan, seen);
  if (wrong.length > 0) {
    console.error(wrong.join("\n"));
    return 1;
  }
  console.log(finalText(want.house.plan, seen.health, hostname(), stackFlag));
  console.log(`Done in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  return 0;
}
