import { existsSync, mkdirSync, readFileSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { attempt, CommandFailed, type RunOptions } from "../shared/run.ts";

/** What one run of a command took, in seconds. */
export interface Cost {
  /** User and system time of the command and everything it started, also what it did not wait for. */
  readonly cpu: number;
  readonly wall: number;
}

/** A control group that counts processor time (cgroups(7), both versions). */
interface Group {
  readonly folder: string;
  /** Seconds used so far. */
  readonly used: () => number;
}

const root = "/sys/fs/cgroup";

function group(name: string): Group {
  if (existsSync(join(root, "cgroup.controllers"))) {
    const folder = join(root, name);
    const stat = join(folder, "cpu.stat");
    return { folder, used: () => Number(/^usage_usec (\d+)$/m.exec(readFileSync(stat, "utf8"))?.[1]) / 1e6 };
  }
  const folder = join(root, "cpuacct", name);
  return { folder, used: () => Number(readFileSync(join(folder, "cpuacct.usage"), "utf8")) / 1e9 };
}

/**
 * Runs a command to its end and counts what it took. A group of its own counts plugins too, which end by themselves.
 * Needs root. Throws {@link CommandFailed}.
 */
export async function measure(command: readonly [string, ...string[]], options: RunOptions): Promise<Cost> {
  const { folder, used } = group(`hearth-bench-${String(process.pid)}`);
  mkdirSync(folder, { recursive: true });
  const enter = 'echo $$ > "$0"/cgroup.procs && exec "$@"';
  const before = { cpu: used(), wall: performance.now() };
  const finished = await attempt(["sh", "-c", enter, folder, ...command], options);
  if (finished.code !== 0) throw new CommandFailed(command, finished);
  return { cpu: used() - before.cpu, wall: (performance.now() - before.wall) / 1000 };
}

/** Removes the group; the kernel refuses while something of it still runs. */
export function removeGroup(): void {
  const { folder } = group(`hearth-bench-${String(process.pid)}`);
  if (existsSync(folder)) rmdirSync(folder);
}
