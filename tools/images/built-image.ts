import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { cacheFolder } from "../shared/paths.ts";
import type { Wanted } from "./find-recipes.ts";
import { originOf } from "./recipe.ts";

const kept = z.object({
  program: z.string(),
  version: z.string(),
  recipe: z.string().regex(/^[0-9a-f]{64}$/),
  tag: z.string(),
});

/** What is known of an image archive. */
export type KeptImage = z.infer<typeof kept>;

/** An upstream image and the archive of the image that stands in for it. */
export interface BuiltImage extends KeptImage {
  /** The upstream image in full, with tag and digest. */
  readonly reference: string;
  /** Path of the archive, which `docker load` takes. */
  readonly archive: string;
}

/** Folder of the image archives. They can be made again, but perhaps not with the same versions of packages. */
export function archiveFolder(): string {
  return join(cacheFolder(), "images");
}

/** Path of the archive of a recipe, named by the recipe's hash. */
export function archivePath(recipe: string, folder: string = archiveFolder()): string {
  return join(folder, `${recipe}.tar`);
}

/** Reads what is known of an archive; nothing when the archive is not there or not whole. */
export async function readKept(recipe: string, folder: string = archiveFolder()): Promise<KeptImage | undefined> {
  const archive = archivePath(recipe, folder);
  try {
    await access(archive);
    return kept.parse(JSON.parse(await readFile(`${archive}.json`, "utf8")));
  } catch {
    // Absent, cut short or of another form: all of them mean that it is built again.
    return undefined;
  }
}

/** Notes what an archive holds; the archive counts as whole only from then on. */
export async function writeKept(image: KeptImage, folder: string = archiveFolder()): Promise<void> {
  await writeFile(`${archivePath(image.recipe, folder)}.json`, `${JSON.stringify(image, null, 2)}\n`);
}

/** One line that says which program stands in for which image, such as `docker.io/library/caddy:2.11.4-alpine -> caddy 2.11.9 built from its Go module`. */
export function describe(wanted: Wanted, image: KeptImage): string {
  const { reference, recipe } = wanted;
  return `${reference.repository}:${reference.tag} -> ${image.program} ${image.version} ${originOf(recipe)}`;
}
