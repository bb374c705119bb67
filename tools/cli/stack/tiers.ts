import { existsSync, readFileSync } from "node:fs";
import { access, constants, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import type { HostChange } from "../../shared/host-change.ts";
import { run } from "../../shared/run.ts";
import { Refusal } from "../refusal.ts";
import { replaceFile } from "../../shared/replace-file.ts";
import type { StackPlace } from "./place.ts";
import { readState, type StackState } from "./state.ts";

const mounted = z.object({ mounts: z.array(z.object({ source: z.string().nullish() })) });
const record = z.object({ made: z.array(z.string()) });

/** How a sentinel folder stands. */
export interface SentinelFacts {
  readonly sentinel: string;
  readonly exists: boolean;
  /** Whether the tier's folder, in which it lies, exists. */
  readonly tierExists: boolean;
  /** Whether it was once made or seen, or the state knows data there. */
  readonly recorded: boolean;
}

/** Sentinels to be made. Throws a {@link Refusal} where a disk seems to be missing. */
export function sentinelsToMake(facts: readonly SentinelFacts[]): readonly string[] {
  const gone = facts.filter(({ exists, recorded }) => !exists && recorded);
  const nowhere = facts.filter(({ exists, recorded, tierExists }) => !exists && !recorded && !tierExists);
  const lines = [
    ...gone.map(
      ({ sentinel }) =>
        `${sentinel}: missing, and it was there before: the disk is not mounted? Mount it and run again. If the disk is gone for good and its data may be lost, make the folder by hand: mkdir -m 0711 ${sentinel}`,
    ),
    ...nowhere.map(
      ({ sentinel }) =>
        `${dirname(sentinel)}: the folder of a tier does not exist; mount its disk there, or make the folder if it is meant to lie on the system's disk`,
    ),
  ];
  if (lines.length > 0) throw new Refusal(lines.join("\n"));
  return facts.filter(({ exists }) => !exists).map(({ sentinel }) => sentinel);
}

function readRecord({ tiersFile }: StackPlace): readonly string[] {
  return existsSync(tiersFile) ? record.parse(JSON.parse(readFileSync(tiersFile, "utf8"))).made : [];
}

/** Folders of the host that containers of the state have mounted: their disks have been there, whoever made the sentinels. */
export function mountedFolders(state: StackState | undefined): readonly string[] {
  return (state?.resources ?? []).flatMap(({ outputs }) => {
    const found = mounted.safeParse(outputs);
    return found.success ? found.data.mounts.flatMap(({ source }) => source ?? []) : [];
  });
}

/** Looks at the sentinel folder of each tier. */
export async function sentinelFacts(
  place: StackPlace,
  sentinels: readonly string[],
): Promise<readonly SentinelFacts[]> {
  const made = new Set([...readRecord(place), ...mountedFolders(await readState(place))]);
  return sentinels.map((sentinel) => ({
    sentinel,
    exists: existsSync(sentinel),
    tierExists: existsSync(dirname(sentinel)),
    recorded: made.has(sentinel),
  }));
}

async function needsRoot(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return false;
  } catch {
    // Not writable, for whatever reason: root is.
    return true;
  }
}

function makeCommand(sentinel: string): readonly [string, ...string[]] {
  return ["mkdir", "-m", "0711", sentinel];
}

/** The sentinel folders to be made, as changes to the machine. */
export async function planSentinels(toMake: readonly string[]): Promise<readonly HostChange[]> {
  return await Promise.all(
    toMake.map(async (sentinel) => {
      const root = await needsRoot(dirname(sentinel));
      const command = makeCommand(sentinel).join(" ");
      return {
        what: `create ${sentinel} (marks the disk of a tier)`,
        command: root ? `sudo ${command}` : command,
        root,
      };
    }),
  );
}

/** Makes sentinel folders, and notes all that are there, so that a missing one is noticed later. */
export async function makeSentinels(
  place: StackPlace,
  toMake: readonly string[],
  all: readonly string[],
): Promise<void> {
  for (const sentinel of toMake) {
    if (await needsRoot(dirname(sentinel))) await run(["sudo", ...makeCommand(sentinel)]);
    else await mkdir(sentinel, { mode: 0o711 });
  }
  const known = readRecord(place);
  const made = [...new Set([...known, ...all])].sort();
  if (made.length > known.length) await replaceFile(place.tiersFile, `${JSON.stringify({ made }, null, 2)}\n`);
}
