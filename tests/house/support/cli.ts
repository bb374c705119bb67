import { join } from "node:path";
import { projectFolder } from "../../../tools/shared/paths.ts";
import { attempt, type Finished } from "../../../tools/shared/run.ts";
import { ground } from "./layout.ts";

/** What a person types as `npm run <command>`, for a house of this run; a house's folder is just where the tools look. */
export async function hearth(stack: string, ...words: string[]): Promise<Finished> {
  const main = join(projectFolder, "tools", "cli", "main.ts");
  const node = join(projectFolder, "node_modules", ".bin", "node");
  const env = { HEARTH_HOME: ground().folder, HEARTH_STACK: stack, DOCKER_HOST: undefined };
  return await attempt([node, main, ...words], { cwd: projectFolder, env });
}
