import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { projectName, type StackPlace } from "../stack/place.ts";

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

/** Whether an owner's process still runs; on another machine that cannot be seen and counts as running. */
export function stillRuns(owner: Pick<LockOwner, "pid" | "hostname">, here = hostname(), alive = isAlive): boolean {
  return owner.hostname !== here || alive(owner.pid);
}

/** Whether a process with this pid still runs; one that was killed and not yet collected by its parent does not (proc(5)). */
export function isAlive(pid: number): boolean {
  try {
    const state = /^State:\s*(\S)/m.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1];
    return state !== undefined && !"ZX".includes(state);
  } catch {
    // No such process.
    return false;
  }
}

/** A lock in use, said in one line with what to do. */
export function lockLine(owner: LockOwner): string {
  const who = `process ${String(owner.pid)}${owner.username === "" ? "" : ` of ${owner.username}`}${owner.hostname === "" ? "" : ` on ${owner.hostname}`}`;
  const since = owner.timestamp === "" ? "" : ` since ${owner.timestamp}`;
  return stillRuns(owner)
    ? `the stack is locked by ${who}${since}; wait until it is done`
    : `the stack is locked by ${who}${since}, which no longer runs; run npm run repair`;
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

/** Removes a lock file. */
export async function removeLock(file: string): Promise<void> {
  await rm(file, { force: true });
}
