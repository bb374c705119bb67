import type { HostChange } from "../shared/host-change.ts";
import { attempt } from "../shared/run.ts";
import { imageArchitecture } from "./architecture.ts";
import { findRecipes } from "./find-recipes.ts";

const essentials = ["apt-get", "dpkg-deb", "tar", "bash"];

/** Programs that building these images needs on the machine; `go` only where a program is compiled. */
export function neededPrograms(references: readonly string[]): readonly string[] {
  const compiled = findRecipes(references).some(({ recipe }) => recipe.from.kind === "go");
  return compiled ? [...essentials, "go"] : essentials;
}

/**
 * Changes to the machine that building these images needs: none, for packages are unpacked below the cache folder and no root is
 * needed. Throws where the images cannot be built: no recipe, another architecture, not a Debian or one of its kin.
 */
export async function planImages(references: readonly string[]): Promise<readonly HostChange[]> {
  imageArchitecture();
  const missing: string[] = [];
  for (const program of neededPrograms(references)) {
    if (program === "go") continue;
    if ((await attempt([program, "--version"])).code === 127) missing.push(program);
  }
  if (missing.length > 0) {
    throw new Error(
      `building images: this machine has no ${missing.join(", ")}; images are built on Debian, Ubuntu and their kin; use one of these or a machine that reaches the image registries`,
    );
  }
  return [];
}
