import { existsSync } from "node:fs";
import { z } from "zod";
import type { Docker } from "./docker.ts";

const infoSchema = z.object({ Driver: z.string(), DockerRootDir: z.string(), SystemTime: z.string() });

/** What the engine says about itself. */
export interface EngineInfo {
  /** Storage driver, such as `overlay2`. */
  readonly driver: string;
  /** Its clock, in milliseconds. */
  readonly time: number;
  /** Where it keeps everything; absent when that is on no disk of this machine. */
  readonly folder?: string;
}

/** Whether the engine runs on this machine, so that this machine's ports, routes and disks are its own. */
export function isHere({ host }: Docker): boolean {
  return host.startsWith("unix://");
}

/** Asks the engine about itself. */
export async function engineInfo(docker: Docker): Promise<EngineInfo> {
  const { stdout } = await docker.attempt("info", "--format", "{{json .}}");
  const { Driver: driver, DockerRootDir: folder, SystemTime } = infoSchema.parse(JSON.parse(stdout));
  // A socket may lead into a virtual machine, whose folder is not here.
  return { driver, time: Date.parse(SystemTime), ...(isHere(docker) && existsSync(folder) && { folder }) };
}
