import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";

const running = new Set<ChildProcess>();

/** Starts this same Node, or another program, and remembers it until it ends. */
export function start(command: readonly [string, ...string[]], options: SpawnOptions): ChildProcess {
  const [program, ...args] = command;
  const child = spawn(program, args, options);
  running.add(child);
  child.on("close", () => running.delete(child));
  return child;
}

/** Resolves with the exit code; a signal counts as 128. Rejects when the program cannot be started. */
export async function ended(child: ChildProcess): Promise<number> {
  return await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve(code ?? 128);
    });
  });
}

/** Asks all of them to end; with SIGKILL they have no choice. */
export function stopAll(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): void {
  for (const child of running) child.kill(signal);
}
