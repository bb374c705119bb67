import { childrenOf, procFile } from "./processes.ts";

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It has just ended by itself.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Stops a process, then everything below it, so that none of them can start another unseen. */
function stopTree(pid: number): readonly number[] {
  send(pid, "SIGSTOP");
  return [pid, ...childrenOf(pid).flatMap(stopTree)];
}

/** SIGKILL of a process and everything below it, as a power cut would; gives the names of what ended. */
export function killTree(pid: number): readonly string[] {
  const all = stopTree(pid);
  const names = all.map((one) => procFile(one, "comm")?.trim() ?? "");
  for (const one of all) send(one, "SIGKILL");
  return names;
}
