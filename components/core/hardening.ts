import type * as docker from "@pulumi/docker";
import { cpus } from "./normal.ts";

/** What a container may use. */
export interface Limits {
  readonly memoryMebibytes: number;
  readonly cores: number;
  /** Processes and threads of its user over the whole host: each service has a user of its own. */
  readonly processes: number;
}

/** Open files that each process may have: enough for a proxy, a bound for a leak, and below the hard limit of small hosts. */
const openFiles = 16_384;

/** What every container of the house has in common, started or not. Less is given only by a field with a reason. */
export function hardened(limits: Limits, capabilities: readonly string[] = []) {
  return {
    capabilities: { drops: ["ALL"], ...(capabilities.length > 0 ? { adds: [...capabilities] } : {}) },
    securityOpts: ["no-new-privileges"],
    memory: limits.memoryMebibytes,
    // Equal to memory: no swap. Absent, the engine would allow twice the memory and report a difference.
    memorySwap: limits.memoryMebibytes,
    cpus: cpus(limits.cores),
    ulimits: [
      { name: "nofile", soft: openFiles, hard: openFiles },
      { name: "nproc", soft: limits.processes, hard: limits.processes },
    ],
    logDriver: "json-file",
    logOpts: { "max-size": "10m", "max-file": "3" },
  } satisfies Partial<docker.ContainerArgs>;
}

/** Mount options of a writable folder in memory that only one user may use. */
export function memoryFolder(folder: string, user: number): string {
  const common = "rw,noexec,nosuid,nodev,size=64m";
  return folder === "/tmp" ? `${common},mode=1777` : `${common},mode=0700,uid=${String(user)},gid=${String(user)}`;
}
