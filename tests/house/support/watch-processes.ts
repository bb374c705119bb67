import { procFile, processes } from "./processes.ts";

/** What all processes showed of themselves while something went on. */
export interface Shown {
  readonly arguments: string;
  readonly environments: string;
  /** Looks taken. */
  readonly looks: number;
}

/** Looks at the arguments and environment of every process, again and again, while a piece of work goes on. */
export async function watchProcesses(work: () => Promise<unknown>, everyMilliseconds = 100): Promise<Shown> {
  const seen = { cmdline: new Set<string>(), environ: new Set<string>() };
  let looks = 0;
  const look = () => {
    looks += 1;
    for (const pid of processes()) {
      for (const name of ["cmdline", "environ"] as const) seen[name].add(procFile(pid, name) ?? "");
    }
  };
  const timer = setInterval(look, everyMilliseconds);
  try {
    await work();
    look();
  } finally {
    clearInterval(timer);
  }
  return { arguments: [...seen.cmdline].join("\n"), environments: [...seen.environ].join("\n"), looks };
}
