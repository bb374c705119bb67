import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Arguments of a running process; undefined when there is none with this pid. */
export function commandLine(pid: number): readonly string[] | undefined {
  try {
    const words = readFileSync(`/proc/${String(pid)}/cmdline`, "utf8")
      .split("\0")
      .slice(0, -1);
    return words.length === 0 ? undefined : words;
  } catch {
    return undefined;
  }
}

/**
 * The pid in a pid file, if that process is still the program meant: it has this name and carries this mark among its
 * arguments. Undefined when the file is missing or speaks of another process.
 */
export function runningPid(pidFile: string, program: string, mark: string): number | undefined {
  let pid: number;
  try {
    pid = Number(readFileSync(pidFile, "utf8").trim());
  } catch {
    return undefined;
  }
  const words = Number.isInteger(pid) && pid > 1 ? commandLine(pid) : undefined;
  return words !== undefined && basename(words[0] ?? "") === program && words.includes(mark) ? pid : undefined;
}

/** Starts a program of its own session, which outlives this process, and resolves with its pid; both streams go to the end of its log file. */
export function startDetached(command: readonly string[], logFile: string): Promise<number> {
  const [program = "", ...args] = command;
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "a", 0o640);
  const child = spawn(program, args, { detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("spawn", () => {
      child.unref();
      resolve(child.pid ?? 0);
    });
  });
}

/** Waits until the condition holds; false when the time, in milliseconds, is over first. */
export async function waitFor(holds: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  for (;;) {
    if (await holds()) return true;
    if (Date.now() >= end) return false;
    await pause(100);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It has just ended by itself: that is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Ends a process: asks first unless `hard`, and insists after the patience, in milliseconds. */
export async function end(pid: number, hard: boolean, patience: number): Promise<void> {
  const words = commandLine(pid)?.join("\0");
  const gone = (): boolean => commandLine(pid)?.join("\0") !== words;
  if (words === undefined) return;
  if (!hard) {
    signal(pid, "SIGTERM");
    if (await waitFor(gone, patience)) return;
  }
  signal(pid, "SIGKILL");
  if (!(await waitFor(gone, 10_000))) throw new Error(`process ${String(pid)} did not end after SIGKILL`);
}
