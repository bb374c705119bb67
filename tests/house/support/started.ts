import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { projectFolder } from "../../../tools/shared/paths.ts";
import type { House } from "./house.ts";
import { ground } from "./layout.ts";

/** A command under way. */
export interface Started {
  readonly pid: number;
  /** Its exit code, undefined when it was killed, and what it printed. */
  readonly ended: Promise<{ readonly code: number | undefined; readonly said: string }>;
}

/** Starts what a person types as `npm run up -- --yes`, and does not wait for it. */
export function startUp({ stack }: House): Started {
  const main = join(projectFolder, "tools", "cli", "main.ts");
  const node = join(projectFolder, "node_modules", ".bin", "node");
  const env = { ...process.env, HEARTH_HOME: ground().folder, HEARTH_STACK: stack, DOCKER_HOST: undefined };
  const child = spawn(node, [main, "up", "--yes"], { cwd: projectFolder, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (piece: string) => (said += piece));
  }
  const ended = new Promise<{ code: number | undefined; said: string }>((resolve, reject) => {
    child.on("error", reject).on("close", (code) => {
      resolve({ code: code ?? undefined, said });
    });
  });
  return { pid: child.pid ?? 0, ended };
}

/** Files of the locks of a house's state. */
export function locksOf(house: House): readonly string[] {
  const folder = join(house.folder, "state/.pulumi/locks/organization/hearth", house.stack);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
}

/** Waits until an update holds the stack's lock. Throws with what it said when it ends before that. */
export async function untilLocked(house: House, { ended }: Started, seconds = 120): Promise<void> {
  let early: string | undefined;
  void ended.then(({ said }) => (early = said));
  const end = performance.now() + seconds * 1000;
  while (locksOf(house).length === 0) {
    if (early !== undefined) throw new Error(`up ended before it began:\n${early}`);
    if (performance.now() > end) throw new Error(`no update has begun after ${String(seconds)} s`);
    await pause(20);
  }
}
