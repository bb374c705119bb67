import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bytesText, engineNeed, type Need, type Room, roomProblem } from "../checks/room.ts";
import type { Docker } from "../machine/docker.ts";
import { type EngineInfo, engineInfo } from "../machine/engine-info.ts";
import type { StackPlace } from "../stack/place.ts";
import { nearest, needOf, roomAt, writeProblems } from "../stack/room.ts";
import { broken, note, ok, type Row } from "./row.ts";

const leastFree = 0.1;
const goodDrivers = ["overlay2", "overlayfs", "btrfs", "zfs"];
/** Seconds that two clocks may differ. */
const patience = 2;

/** Free room as a row: `broken` below what is needed, a `note` below a tenth. */
export function diskRow(name: string, room: Room, need: Need): Row {
  const { folder, freeBytes, share } = room;
  const found = `${bytesText(freeBytes)} free (${String(Math.round(share * 100))} %) at ${folder}`;
  const problem = roomProblem(room, need);
  if (problem !== undefined) return broken(`disk ${name}`, found, problem);
  return share < leastFree
    ? note(`disk ${name}`, found, "make room: docker system df shows what the engine keeps")
    : ok(`disk ${name}`, found);
}

async function rowsAt([name, folder, need]: readonly [string, string, Need]): Promise<readonly Row[]> {
  return existsSync(folder) ? [diskRow(name, await roomAt(folder), need)] : [];
}

/** Whether the state may be written, and the room that the next update needs for it. */
async function stateRows(place: StackPlace): Promise<readonly Row[]> {
  const unwritable = await writeProblems(place);
  return [
    ...unwritable.map((problem) => broken("state folder", "may not be written", problem)),
    diskRow("stack", await roomAt(nearest(place.state)), await needOf(place)),
  ];
}

/** Storage driver, and free room of the engine's and the stack's disk. */
export async function diskRows(place: StackPlace, info: EngineInfo | undefined): Promise<readonly Row[]> {
  const driver =
    info === undefined
      ? []
      : [
          goodDrivers.includes(info.driver)
            ? ok("storage driver", info.driver)
            : note(
                "storage driver",
                info.driver,
                "overlay2 is quicker and smaller; the engine's data must be on ext4 or xfs",
              ),
        ];
  const folders = info?.folder === undefined ? [] : [["docker", info.folder, engineNeed] as const];
  const rows = await Promise.all([stateRows(place), ...folders.map(rowsAt)]);
  return [...driver, ...rows.flat()];
}

/** A clock beside this process's own. Both in milliseconds. */
export function clockRow(name: string, theirs: number, ours: number): Row {
  const apart = Math.abs(theirs - ours) / 1000;
  const found = `${apart.toFixed(1)} s apart`;
  return apart <= patience
    ? ok(`clock ${name}`, found)
    : broken(`clock ${name}`, found, "set the time: timedatectl set-ntp true");
}

/** Clocks of the engine and of the stack's file system. */
export async function clockRows(place: StackPlace, docker: Docker): Promise<readonly Row[]> {
  const info = await engineInfo(docker);
  const rows = [clockRow("engine", info.time, Date.now())];
  if (!existsSync(place.folder)) return rows;
  const folder = await mkdtemp(join(place.folder, "clock-"));
  try {
    await writeFile(join(folder, "now"), "");
    return [...rows, clockRow("file system", (await stat(join(folder, "now"))).mtimeMs, Date.now())];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
