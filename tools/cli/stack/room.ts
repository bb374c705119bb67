import { existsSync } from "node:fs";
import { access, constants, stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { type Need, type Room, roomProblem, stateNeed } from "../checks/room.ts";
import { messageOf } from "../refusal.ts";
import type { StackPlace } from "./place.ts";

/** The path itself, or the nearest folder above it that is there: what is still to be made lies on its disk. */
export function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));
}

/** What is free on the disk of a folder that is there. */
export async function roomAt(folder: string): Promise<Room> {
  const { bavail, blocks, bsize, ffree, files } = await statfs(folder);
  const share = blocks === 0 ? 1 : bavail / blocks;
  // Btrfs and its like count no files.
  return { folder, freeBytes: bavail * bsize, share, ...(files > 0 && { freeFiles: ffree }) };
}

/** What the next update of a stack needs on the disk of its state. */
export async function needOf({ stateFile }: StackPlace): Promise<Need> {
  return stateNeed(existsSync(stateFile) ? (await stat(stateFile)).size : 0);
}

async function pathProblems(path: string): Promise<readonly string[]> {
  try {
    await access(path, constants.W_OK);
    return [];
  } catch (error) {
    return [
      `${path}: may not be written (${messageOf(error)}); allowed: a path that this user writes; mount its disk writable (mount -o remount,rw), or give it to this user (chown)`,
    ];
  }
}

/** What of a stack's own folders may not be written, each in a line; empty when all may. */
export async function writeProblems({ folder, state, stateFile }: StackPlace): Promise<readonly string[]> {
  const paths = [folder, state, stateFile].map(nearest);
  return (await Promise.all([...new Set(paths)].map(pathProblems))).flat();
}

/** Why the state could not be written whole: no right, or no room; empty when it can. */
export async function stateProblems(place: StackPlace): Promise<readonly string[]> {
  const full = roomProblem({ ...(await roomAt(nearest(place.state))), folder: place.state }, await needOf(place));
  return [...(await writeProblems(place)), ...(full === undefined ? [] : [full])];
}
