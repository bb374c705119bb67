import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../shared/paths.ts";
import type { Recipe } from "./recipe.ts";

/** Goes up when the builder itself makes other images from the same recipes. */
const builderVersion = 1;

const imagesFolder = join(projectFolder, "tools", "images");

/** Path of a file that a recipe names in its `scripts`. */
export function scriptPath(name: string): string {
  return join(imagesFolder, "scripts", name);
}

const pinFiles = { go: ["go.mod", "go.sum"], packages: [], python: ["requirements.txt"] } as const;

/** Files that pin the Node packages of a recipe. */
export const nodePins = ["package.json", "package-lock.json"] as const;

/** Folder of {@link nodePins} of one recipe. */
export function nodeFolder(name: string): string {
  return join(imagesFolder, "node", name);
}

/** Files that pin what a recipe downloads: `go.mod` and `go.sum`, or `requirements.txt`; and those of Node packages. Packages are pinned by the archive that is kept. */
export function pinsOf(recipe: Recipe): readonly string[] {
  const { kind } = recipe.from;
  const node = recipe.nodeFiles === undefined ? [] : nodePins;
  return [
    ...pinFiles[kind].map((file) => join(imagesFolder, kind, recipe.name, file)),
    ...node.map((file) => join(nodeFolder(recipe.name), file)),
  ];
}

/** Names what a recipe builds: 64 hexadecimal digits over the recipe, its pins and scripts, the machine's architecture and the builder's version. */
export async function recipeHash(recipe: Recipe, architecture: string): Promise<string> {
  const files = [...pinsOf(recipe), ...Object.values(recipe.scripts ?? {}).map(scriptPath)];
  const pins = await Promise.all(files.map(async (file) => await readFile(file, "utf8")));
  const text = JSON.stringify([builderVersion, architecture, recipe, pins]);
  return createHash("sha256").update(text).digest("hex");
}
