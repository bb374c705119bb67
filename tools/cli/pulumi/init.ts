import { existsSync } from "node:fs";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../../shared/paths.ts";
import { run } from "../../shared/run.ts";
import { inTemporaryFolder } from "../../shared/temporary-folder.ts";
import { saltOf } from "../stack/document.ts";
import type { Pulumi } from "./call.ts";

/**
 * Makes the stack in its state when it is not there yet, and gives the salt of its passphrase, which belongs into the
 * stack file. It is made from a folder of its own, for Pulumi would write a stack file into the tree.
 */
export async function initStack(
  { place, command, env }: Pulumi,
  salt: string | undefined,
): Promise<string | undefined> {
  if (existsSync(place.stateFile)) return salt;
  return await inTemporaryFolder("hearth-init-", async (folder) => {
    const configFile = join(folder, `Pulumi.${place.stack}.yaml`);
    await copyFile(join(projectFolder, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    if (salt !== undefined) await writeFile(configFile, `encryptionsalt: ${salt}\n`);
    const [program, ...first] = command;
    await run([program, ...first, "--non-interactive", "stack", "init", place.stack, "--no-select"], {
      cwd: folder,
      env,
    });
    return saltOf(await readFile(configFile, "utf8"));
  });
}
