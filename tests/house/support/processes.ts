import { readdirSync, readFileSync } from "node:fs";

/** Text of a file below /proc; undefined when its process has ended. */
export function procFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${String(pid)}/${name}`, "utf8");
  } catch {
    return undefined;
  }
}

/** Every process of the machine. */
export function processes(): readonly number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid > 0);
}

/** Children of a process. */
export function childrenOf(parent: number): readonly number[] {
  return processes().filter((pid) => Number(/^PPid:\s*(\d+)/m.exec(procFile(pid, "status") ?? "")?.[1]) === parent);
}
