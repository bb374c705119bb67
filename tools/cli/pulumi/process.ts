import { readFileSync } from "node:fs";

/** A process that runs now. */
export interface RunningProcess {
  /** Name of its program, cut to 15 characters by the kernel. */
  readonly name: string;
  /** When it was started, in milliseconds since 1970, by the clock as it is set now. */
  readonly started: number;
}

/** Ticks in a second in what the kernel tells of processes: the same on every Linux (USER_HZ). */
const ticks = 100;

/** Seconds since 1970 at which the machine was started (`btime` in proc(5) stat). */
function bootTime(): number {
  return Number(/^btime (\d+)/m.exec(readFileSync("/proc/stat", "utf8"))?.[1]);
}

/** The process with this pid; undefined when there is none, or one that was killed and not yet collected by its parent (proc(5)). */
export function runningProcess(pid: number): RunningProcess | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
  } catch {
    // No such process.
    return undefined;
  }
  // The name may hold blanks and brackets; fields are counted after it.
  const end = stat.lastIndexOf(")");
  const fields = stat.slice(end + 2).split(" ");
  const [state = "Z"] = fields;
  if ("ZX".includes(state)) return undefined;
  const name = stat.slice(stat.indexOf("(") + 1, end);
  return { name, started: (bootTime() + Number(fields[19]) / ticks) * 1000 };
}
