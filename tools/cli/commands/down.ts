import { text, isCancel } from "@clack/prompts";
import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { dirname, join } from "node:path";
import { isStuck } from "../checks/stuck.ts";
import { restartAdvice } from "../machine/silence.ts";
import { capture } from "../pulumi/call.ts";
import { kindOf } from "../pulumi/events.ts";
import { attempt } from "../../shared/run.ts";
import { Refusal } from "../refusal.ts";
import { ask, atTerminal } from "../show/agree.ts";
import { section } from "../show/table.ts";
import type { StackPlace } from "../stack/place.ts";
import { nameOf, readState, type StateResource } from "../stack/state.ts";
import { openSession, type Session } from "./session.ts";
import { mustBeReady, operate } from "./update.ts";

/** What was typed after `down`. */
export interface DownOptions {
  readonly yes: boolean;
  /** Data, secrets and folders go as well. */
  readonly purge: boolean;
  /** Name of the stack, typed on the command line in place of the question. */
  readonly destroy?: string;
}

const attempts = 3;
const between = 5_000;

/** Takes resources away; old engines keep stale endpoints of networks for a while, so it tries again. */
export async function destroy({ pulumi, docker }: Session, words: readonly string[]): Promise<number> {
  for (let time = 1; ; time += 1) {
    const { code, interrupted, said } = await operate(pulumi, [
      "destroy",
      "--yes",
      "--skip-preview",
      "--parallel",
      "8",
      ...words,
    ]);
    if (code === 0 || interrupted) return code;
    if (!isStuck(said)) return code;
    if (time === attempts) {
      console.error(`Restart the Docker Engine (${restartAdvice(docker.host)}), then run this again.`);
      return code;
    }
    console.log(`trying again (${String(time + 1)} of ${String(attempts)})`);
    await pause(between);
  }
}

/** Rows that name what a resource is in the engine; secrets by name only. */
export function rowsOf(resources: readonly StateResource[]): readonly (readonly string[])[] {
  return resources.map(({ type, urn, id }) => [kindOf(type), nameOf(urn), kindOf(type) === "Volume" ? id : ""]);
}

const headings = ["kind", "name", "in the engine"] as const;

function show(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

/** Folders of services on tiers, below their sentinel. */
async function foldersThatExist(folders: readonly string[]): Promise<readonly string[]> {
  const there = await Promise.all(folders.map(async (folder) => (await attempt(["test", "-e", folder])).code === 0));
  return folders.filter((_, index) => there[index]);
}

/** Removes folders of data, with root's rights where they are needed. */
export async function removeFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    try {
      await rm(folder, { recursive: true, force: true });
    } catch {
      // Its owner is a service's own user: root may.
      const { code } = await attempt(["sudo", "-n", "rm", "-rf", "--", folder]);
      if (code !== 0) throw new Refusal(`${folder}: may not be removed by this user; run: sudo rm -rf ${folder}`);
    }
  }
}

async function spare(session: Session, yes: boolean): Promise<number> {
  const { place } = session;
  const resources = (await readState(place))?.resources ?? [];
  const stays = resources.filter(({ protect }) => protect);
  show(section("Stays (npm run down -- --purge takes it as well)", headings, rowsOf(stays)));
  if (!yes && !(await ask(`Take stack ${place.stack} down?`, false))) {
    throw new Refusal("nothing was changed; without a terminal, --yes answers the question");
  }
  const code = await destroy(session, ["--exclude-protected"]);
  if (code === 0) console.log("It is down. npm run up builds it again, with the same data and passwords.");
  return code;
}

/** Makes sure that the person means this stack: its name, typed. */
async function mustMean(stack: string, typed: string | undefined): Promise<void> {
  const given =
    typed ??
    (atTerminal()
      ? await text({ message: `Everything above is destroyed for good. Type the stack's name (${stack}) to go on.` })
      : undefined);
  if (given === stack) return;
  const said = given === undefined || isCancel(given) ? "nothing" : JSON.stringify(given);
  throw new Refusal(
    `nothing was changed: given ${said}; allowed: ${stack}; without a terminal write --yes-destroy ${stack}`,
  );
}

/** Takes the house down. Protected things stay, unless they are to be purged. Gives the exit code. */
export async function down(place: StackPlace, { yes, purge, destroy: typed }: DownOptions): Promise<number> {
  const session = await openSession(place);
  const { pulumi, wanted } = session;
  await mustBeReady(place);
  if (!purge) return await spare(session, yes);
  const { plan } = wanted.house;
  const resources = (await readState(place))?.resources ?? [];
  const lost = resources.filter(({ type }) => ["Volume", "RandomPassword"].includes(kindOf(type)));
  const below = plan.volumes.flatMap(({ place: at }) => (at.kind === "folder" ? [join(at.sentinel, at.below)] : []));
  const folders = await foldersThatExist(below);
  show(section("Destroyed for good", headings, rowsOf(lost)));
  show(
    section(
      "Folders removed",
      ["folder"],
      folders.map((folder) => [folder]),
    ),
  );
  await mustMean(place.stack, typed);
  await capture(pulumi, ["state", "unprotect", "--all", "--yes"]);
  const code = await destroy(session, []);
  if (code !== 0) return code;
  await removeFolders([
    ...new Set([...folders, ...folders.map(dirname).filter((folder) => !plan.sentinels.includes(folder))]),
  ]);
  console.log(`Stack ${place.stack} is gone. Its stack file, passphrase and empty state stay at ${place.folder}.`);
  return 0;
}
