import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { projectName, type StackPlace } from "../stack/place.ts";
import { type RunningProcess, runningProcess } from "./process.ts";

const content = z.object({
  pid: z.number().int(),
  username: z.string().default(""),
  hostname: z.string().default(""),
  timestamp: z.string().default(""),
});

/** Who holds a stack's lock. */
export interface LockOwner {
  readonly file: string;
  readonly pid: number;
  readonly username: string;
  readonly hostname: string;
  readonly timestamp: string;
}

/** Reads a lock of Pulumi's file backend; undefined when it is cut short or none. */
export function parseLock(file: string, text: string): LockOwner | undefined {
  try {
    return { file, ...content.parse(JSON.parse(text)) };
  } catch {
    // A lock whose writer was killed while writing names nobody.
    return undefined;
  }
}

/** What can be said of a lock's owner from here. */
export type Holder = "runs" | "gone" | "elsewhere";

/** What a machine knows of its processes. */
export interface Machine {
  readonly hostname: string;
  readonly process: (pid: number) => RunningProcess | undefined;
}

const thisMachine: Machine = { hostname: hostname(), process: runningProcess };

/** How exact the start of a process and the time in a lock are, in milliseconds. */
const slack = 5_000;

/**
 * Whether an owner's process still runs. A process that was started after the lock was written has only the same number,
 * unless it is a Pulumi: where the clock was set while it worked, times say nothing. On another machine it cannot be seen.
 */
export function holderOf(owner: Omit<LockOwner, "file" | "username">, machine = thisMachine): Holder {
  if (owner.hostname !== machine.hostname) return "elsewhere";
  const found = machine.process(owner.pid);
  if (found === undefined) return "gone";
  const isLater = found.started > Date.parse(owner.timestamp) + slack;
  return isLater && found.name !== "pulumi" ? "gone" : "runs";
}

const said: Readonly<Record<Holder, (here: string, stack: string) => string>> = {
  runs: () => "; wait until it is done",
  gone: () => ", which no longer runs; run npm run repair",
  elsewhere: (here, stack) =>
    `; this machine is called ${here}, so it cannot be seen from here whether it still runs; wait until it is done, or, when ` +
    `you know that no Pulumi works on this stack any more, run npm run pulumi -- cancel --yes --stack ${stack}, then npm run repair`,
};

/** A lock in use, said in one line with what to do. */
export function lockLine(owner: LockOwner, machine = thisMachine): string {
  const who = `process ${String(owner.pid)}${owner.username === "" ? "" : ` of ${owner.username}`}${owner.hostname === "" ? "" : ` on ${owner.hostname}`}`;
  const since = owner.timestamp === "" ? "" : ` since ${owner.timestamp}`;
  const stack = basename(dirname(owner.file));
  return `the stack is locked by ${who}${since}${said[holderOf(owner, machine)](machine.hostname, stack)}`;
}

/** Lock files of a stack, with their owners where they can be read. */
export async function locks(
  place: StackPlace,
): Promise<readonly { readonly file: string; readonly owner: LockOwner | undefined }[]> {
  const folder = join(place.state, ".pulumi", "locks", "organization", projectName, place.stack);
  if (!existsSync(folder)) return [];
  // Pulumi stumbles over the temporary file of a lock that a full disk cut short.
  const isLock = (name: string) => name.endsWith(".json") || name.endsWith(".tmp");
  const files = (await readdir(folder)).filter(isLock).map((name) => join(folder, name));
  return await Promise.all(files.map(async (file) => ({ file, owner: parseLock(file, await readFile(file, "utf8")) })));
}

/** Removes a lock file, and what the file backend notes beside it (fileblob in gocloud.dev). */
export async function removeLock(file: string): Promise<void> {
  await rm(`${file}.attrs`, { force: true });
  await rm(file, { force: true });
}
