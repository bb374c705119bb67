import { join } from "node:path";
import type { Report } from "../shared/host-change.ts";
import { imageArchitecture } from "./architecture.ts";
import { buildImage } from "./build-image.ts";
import { archiveFolder, archivePath, type BuiltImage, describe, type KeptImage, readKept } from "./built-image.ts";
import { findRecipes } from "./find-recipes.ts";
import { compileGo } from "./go-program.ts";
import { openPackages, type PackageSource } from "./packages.ts";
import type { Recipe } from "./recipe.ts";
import { recipeHash } from "./recipe-hash.ts";
import { removeLeftovers, withWorkFolder } from "./work-folder.ts";

/** How images are built. */
export interface BuildOptions {
  /** Path of the Go compiler. Absent: `go` on PATH. */
  readonly go?: string;
}

type Hashes = ReadonlyMap<Recipe, string>;

async function timed<T>(what: string, report: Report, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  report(what);
  const result = await work();
  report(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

async function compileAll(
  recipes: readonly Recipe[],
  folder: string,
  go: string | undefined,
  report: Report,
): Promise<ReadonlyMap<Recipe, string>> {
  const programs = new Map<Recipe, string>();
  // One at a time: the compiler uses every core by itself.
  for (const recipe of recipes) {
    const { from } = recipe;
    if (from.kind !== "go") continue;
    const output = join(folder, recipe.name);
    await timed(`compile ${recipe.program} ${from.version}`, report, async () => {
      await compileGo(recipe.name, from, output, go);
    });
    programs.set(recipe, output);
  }
  return programs;
}

/** Both to their end, so that nothing still runs when one has failed. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<readonly [A, B]> {
  await Promise.allSettled([one, other]);
  return await Promise.all([one, other]);
}

async function buildMissing(
  missing: readonly Recipe[],
  hashes: Hashes,
  go: string | undefined,
  report: Report,
): Promise<void> {
  const folder = archiveFolder();
  await removeLeftovers(folder);
  const assemble = async (recipe: Recipe, packages: PackageSource, compiled?: string): Promise<void> => {
    const workshop = { folder, packages, ...(compiled === undefined ? {} : { compiled }) };
    await timed(
      `build the image of ${recipe.program}`,
      report,
      async () => await buildImage(recipe, hashes.get(recipe) ?? "", workshop),
    );
  };
  const withoutCompiler = async (): Promise<PackageSource> => {
    const packages = await timed("read the distribution's package index", report, async () => await openPackages());
    for (const recipe of missing) if (recipe.from.kind !== "go") await assemble(recipe, packages);
    return packages;
  };
  await withWorkFolder(folder, async (programs) => {
    const [compiled, packages] = await both(compileAll(missing, programs, go, report), withoutCompiler());
    for (const [recipe, program] of compiled) await assemble(recipe, packages, program);
  });
}

async function keptOf(recipe: Recipe, hashes: Hashes): Promise<KeptImage | undefined> {
  const hash = hashes.get(recipe);
  return hash === undefined ? undefined : await readKept(hash);
}

/**
 * Builds the archives of the images that stand in for these upstream references, unless they are in the cache; needs no engine.
 * Says for each which program in which version it is. Throws ImagesWithoutRecipe before anything is built.
 */
export async function buildImages(
  references: readonly string[],
  options: BuildOptions,
  report: Report,
): Promise<readonly BuiltImage[]> {
  const wanted = findRecipes(references);
  const architecture = imageArchitecture();
  const recipes = [...new Set(wanted.map(({ recipe }) => recipe))];
  const hashes: Hashes = new Map(
    await Promise.all(recipes.map(async (recipe) => [recipe, await recipeHash(recipe, architecture)] as const)),
  );
  const missing: Recipe[] = [];
  for (const recipe of recipes) if ((await keptOf(recipe, hashes)) === undefined) missing.push(recipe);
  if (missing.length > 0) await buildMissing(missing, hashes, options.go, report);

  const built: BuiltImage[] = [];
  for (const item of wanted) {
    const image = await keptOf(item.recipe, hashes);
    if (image === undefined)
      throw new Error(`the archive of ${item.recipe.name} is not in ${archiveFolder()} although it was just built`);
    report(describe(item, image));
    built.push({ ...image, reference: item.reference.full, archive: archivePath(image.recipe) });
  }
  return built;
}
