import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../shared/run.ts";
import type { Recipe } from "./recipe.ts";
import { nodeFolder, nodePins } from "./recipe-hash.ts";
import { copyPlain } from "./root-folder.ts";

/** Copies what a recipe takes of Node packages into a root folder. `work` is where they are unpacked; none of their scripts is run. */
export async function addNodeFiles({ name, nodeFiles }: Recipe, root: string, work: string): Promise<void> {
  if (nodeFiles === undefined) return;
  const folder = join(work, "node");
  await mkdir(folder);
  for (const file of nodePins) await copyFile(join(nodeFolder(name), file), join(folder, file));
  await run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder], { cwd: folder });
  for (const [path, source] of Object.entries(nodeFiles)) {
    await copyPlain(join(folder, "node_modules", source), join(root, path));
  }
}
