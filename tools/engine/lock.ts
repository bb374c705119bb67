import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Report } from "../shared/host-change.ts";

/** Who holds the lock: a pid may be used again, a pid with its start time may not. */
function identity(pid: number): string | undefined {
  try {
    // Field 22 of proc(5) stat, counted after the name, which may hold blanks.
    const started = readFileSync(`/proc/${String(pid)}/stat`, "utf8")
      .split(") ")
      .at(-1)
      ?.split(" ")[19];
    return `${String(pid)} ${started ?? ""}`;
  } catch {
    return undefined;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function take(file: string, own: string): boolean {
  const draft = `${file}.${String(process.pid)}`;
  writeFileSync(draft, own);
  try {
    // A link appears with its whole content or not at all.
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes a dead holder's lock away; what was moved by mistake, because another was faster, is put back. */
function clear(file: string, dead: string): void {
  const away = `${file}.dead.${String(process.pid)}`;
  try {
    renameSync(file, away);
  } catch {
    return;
  }
  if (read(away) !== dead) linkSync(away, file);
  rmSync(away, { force: true });
}

/** Does the work while no other process does; waits for a living holder, and takes over from one that was killed. */
export async function locked<T>(file: string, report: Report, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  const own = identity(process.pid) ?? String(process.pid);
  let told = false;
  while (!take(file, own)) {
    const holder = read(file);
    const pid = Number(holder?.split(" ")[0]);
    if (holder !== undefined && identity(pid) !== holder) {
      clear(file, holder);
      continue;
    }
    if (!told) report(`waiting for process ${String(pid)}, which does the same`);
    told = true;
    await pause(500);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
