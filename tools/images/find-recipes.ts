import { join } from "node:path";
import { projectFolder } from "../shared/paths.ts";
import type { Recipe } from "./recipe.ts";
import { recipes } from "./recipes/index.ts";
import { parseReference, type Reference } from "./reference.ts";

/** An upstream image and the recipe that builds its program here. */
export interface Wanted {
  readonly reference: Reference;
  readonly recipe: Recipe;
}

/** Folder that holds one file per recipe. */
export const recipeFolder = join(projectFolder, "tools", "images", "recipes");

/** Thrown when images are asked for that no recipe builds; lists all of them. */
export class ImagesWithoutRecipe extends Error {
  readonly references: readonly string[];

  constructor(references: readonly string[], known: readonly Recipe[]) {
    const missing = references.map((reference) => `  ${reference}: no recipe builds it`).join("\n");
    const allowed = known.map((recipe) => recipe.repository).join(", ");
    super(
      `images that cannot be built on this machine:\n${missing}\n` +
        `allowed without an image registry: ${allowed}\n` +
        `what to do: use a machine that reaches the image registries, switch these services off, or write a recipe in ${recipeFolder}`,
    );
    this.name = "ImagesWithoutRecipe";
    this.references = references;
  }
}

/**
 * Finds the recipe of each reference, each reference once, in the order given.
 * Throws {@link ImagesWithoutRecipe} with every image that has none; never takes another program instead.
 */
export function findRecipes(references: readonly string[], known: readonly Recipe[] = recipes): readonly Wanted[] {
  const parsed = [...new Set(references)].map(parseReference);
  const byRepository = new Map(known.map((recipe) => [recipe.repository, recipe]));
  const wanted: Wanted[] = [];
  const missing: string[] = [];
  for (const reference of parsed) {
    const recipe = byRepository.get(reference.repository);
    if (recipe === undefined) missing.push(reference.full);
    else wanted.push({ reference, recipe });
  }
  if (missing.length > 0) throw new ImagesWithoutRecipe(missing, known);
  return wanted;
}
