import type { Report } from "../shared/host-change.ts";
import { type BuildOptions, buildImages } from "./build.ts";
import type { Asked } from "./decide.ts";
import { loadImages } from "./load.ts";
import type { ImageLock } from "./lock.ts";

export { buildImages, type BuildOptions } from "./build.ts";
export type { BuiltImage } from "./built-image.ts";
export { type Asked, OtherMajorVersion } from "./decide.ts";
export { findRecipes, ImagesWithoutRecipe } from "./find-recipes.ts";
export { loadImages } from "./load.ts";
export { type ImageLock, type LockedImage, readLock } from "./lock.ts";
export { neededPrograms, planImages } from "./plan.ts";

/** Where images go and what was asked for. */
export interface EnsureOptions extends BuildOptions, Asked {
  /** The engine, such as `unix:///var/run/docker.sock`. */
  readonly dockerHost: string;
  /** Lock file beside the state. */
  readonly lockFile: string;
}

/** Builds what the cache lacks, loads what the engine lacks, and locks the ids; reports each program that stands in for an image. */
export async function ensureImages(
  references: readonly string[],
  options: EnsureOptions,
  report: Report,
): Promise<ImageLock> {
  const built = await buildImages(references, options, report);
  return await loadImages(built, options.dockerHost, options.lockFile, report, options);
}
