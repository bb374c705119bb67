import { spawn } from "node:child_process";
import { projectFolder } from "../../shared/paths.ts";
import type { PrivateGround } from "./layout.ts";

/** Runs a command in the ground's namespace, at this terminal, to its end; an interrupt reaches it too, so that it can clean up. */
export async function insideGround(
  { namespace }: PrivateGround,
  command: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const words = [`--net=/run/netns/${namespace}`, "--", ...command];
  const child = spawn("nsenter", words, { cwd: projectFolder, env, stdio: "inherit" });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", pass).on("SIGTERM", pass);
  return await new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (code) => {
      resolve(code ?? 1);
    });
  });
}
