import { existsSync } from "node:fs";
import { dirname } from "node:path/posix";
import { type Problem, shown, SiteError } from "./errors.ts";

/** A tier whose sentinel folder is not there: its disk is not mounted, or another one is. */
function missing(sentinel: string): Problem {
  return {
    path: "hearth:tiers",
    given: `${shown(dirname(sentinel))}, which has no folder ${shown(sentinel)}`,
    allowed: "the disk that this house keeps its data on, told by that folder",
    remedy: `mount the disk and run again; for a new disk, and only then, make the folder: mkdir -m 0711 ${sentinel}`,
  };
}

/**
 * Refuses to go on while a disk is missing: nothing may be written below its empty mount point. An engine on another
 * machine looks for itself, when it mounts. Throws a {@link SiteError}.
 */
export function requireDisks(sentinels: readonly string[], engineHost: string, isThere = existsSync): void {
  if (!engineHost.startsWith("unix://")) return;
  const problems = sentinels.filter((sentinel) => !isThere(sentinel)).map(missing);
  if (problems.length > 0) throw new SiteError(problems);
}
