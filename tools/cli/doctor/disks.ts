import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, statfs, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Docker } from "../machine/docker.ts";
import { messageOf } from "../refusal.ts";
import type { StackPlace } from "../stack/place.ts";
import { sentinelFacts, sentinelsToMake } from "../stack/tiers.ts";
import { broken, note, ok, type Row } from "./row.ts";

const leastFree = 0.1;
const gibibyte = 2 ** 30;
const goodDrivers = ["overlay2", "overlayfs", "btrfs", "zfs"];
/** Seconds that two clocks may differ. */
const patience = 2;

/** Free room as a row; `share` is the free part of the whole, from 0 to 1. */
export function diskRow(name: string, folder: string, freeBytes: number, share: number): Row {
  const found = `${(freeBytes / gibibyte).toFixed(1)} GiB free (${String(Math.round(share * 100))} %) at ${folder}`;
  return share < leastFree
    ? note(`disk ${name}`, found, "make room: docker system df shows what the engine keeps")
    : ok(`disk ${name}`, found);
}

async function roomAt(name: string, folder: string): Promise<readonly Row[]> {
  // A folder that is still to be made lies on its parent's disk.
  const there = existsSync(folder) ? folder : dirname(folder);
  if (!existsSync(there)) return [];
  const { bavail, blocks, bsize } = await statfs(there);
  return [diskRow(name, folder, bavail * bsize, blocks === 0 ? 1 : bavail / blocks)];
}

const infoSchema = z.object({ Driver: z.string(), DockerRootDir: z.string(), SystemTime: z.string() });

/** What the engine says about itself. */
export type EngineInfo = z.output<typeof infoSchema>;

/** Asks the engine about itself. */
export async function engineInfo(docker: Docker): Promise<EngineInfo> {
  return infoSchema.parse(JSON.parse((await docker.attempt("info", "--format", "{{json .}}")).stdout));
}

/** Storage driver, free room of the engine's, the stack's and each tier's disk. */
export async function diskRows(
  place: StackPlace,
  tiers: Readonly<Record<string, string | undefined>>,
  info: EngineInfo | undefined,
): Promise<readonly Row[]> {
  const driver =
    info === undefined
      ? []
      : [
          goodDrivers.includes(info.Driver)
            ? ok("storage driver", info.Driver)
            : note(
                "storage driver",
                info.Driver,
                "overlay2 is quicker and smaller; the engine's data must be on ext4 or xfs",
              ),
        ];
  const folders = [
    ...(info === undefined ? [] : [["docker", info.DockerRootDir] as const]),
    ["stack", place.folder] as const,
    ...Object.entries(tiers).flatMap(([tier, folder]) => (folder === undefined ? [] : [[tier, folder] as const])),
  ];
  return [...driver, ...(await Promise.all(folders.map(async ([name, folder]) => await roomAt(name, folder)))).flat()];
}

/** Sentinel folders of the tiers. */
export function tierRows(place: StackPlace, sentinels: readonly string[]): readonly Row[] {
  return sentinelFacts(place, sentinels).map((fact) => {
    try {
      return sentinelsToMake([fact]).length === 0
        ? ok("tier", fact.sentinel)
        : note("tier", `${fact.sentinel} is still to be made`, "npm run up makes it");
    } catch (error) {
      return broken("tier", `${fact.sentinel} is missing`, messageOf(error));
    }
  });
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
  const rows = [clockRow("engine", Date.parse(info.SystemTime), Date.now())];
  if (!existsSync(place.folder)) return rows;
  const folder = await mkdtemp(join(place.folder, "clock-"));
  try {
    await writeFile(join(folder, "now"), "");
    return [...rows, clockRow("file system", (await stat(join(folder, "now"))).mtimeMs, Date.now())];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
