import { chmod, copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { imageArchitecture } from "./architecture.ts";
import { type ImageSettings, writeArchive } from "./archive.ts";
import { archivePath, type KeptImage, writeKept } from "./built-image.ts";
import { moduleRoot } from "./go-program.ts";
import { addNodeFiles } from "./node-files.ts";
import { type PackageFile, packageNamed, type PackageSource, upstreamVersion } from "./packages.ts";
import { installPython, pythonEnvironment, pythonInstaller, pythonPackages } from "./python-program.ts";
import { type Recipe, systemPath } from "./recipe.ts";
import { copyPlain, finishRoot, joinCertificates, linkBusybox, makeRoot, unpack } from "./root-folder.ts";
import { withWorkFolder } from "./work-folder.ts";

/** Where one image is built and with what. */
export interface Workshop {
  /** Folder of the archives; pieces are made below it. */
  readonly folder: string;
  readonly packages: PackageSource;
  /** Path of the compiled program; only for recipes that compile one. */
  readonly compiled?: string;
}

/** In every image, without what they depend on: a static shell with `wget`, and CA certificates. */
const everywhere = ["busybox-static", "ca-certificates"];

async function fetchFor(recipe: Recipe, source: PackageSource): Promise<readonly PackageFile[]> {
  const { from } = recipe;
  const own = { go: [], packages: from.kind === "packages" ? from.packages : [], python: pythonPackages }[from.kind];
  const without = from.kind === "packages" ? (from.without ?? []) : [];
  return [...(await source.fetch(everywhere, { alone: true })), ...(await source.fetch(own, { without }))];
}

function versionOf(recipe: Recipe, packages: readonly PackageFile[]): string {
  const { from } = recipe;
  if (from.kind !== "packages") return from.version.replace(/^v/, "");
  const found = packageNamed(from.versionOf, packages);
  if (found === undefined)
    throw new Error(`recipe ${recipe.name}: the package ${from.versionOf} is not among those it installs`);
  return upstreamVersion(found.version);
}

function settingsOf(recipe: Recipe, hash: string, version: string, packages: readonly PackageFile[]): ImageSettings {
  return {
    architecture: imageArchitecture(),
    entrypoint: recipe.entrypoint ?? [],
    command: recipe.command ?? [],
    environment: {
      PATH: systemPath,
      ...(recipe.from.kind === "python" ? pythonEnvironment : {}),
      ...recipe.environment,
    },
    user: recipe.user ?? "",
    workingFolder: recipe.workingFolder ?? "/",
    exposes: recipe.exposes,
    ...(recipe.stopSignal === undefined ? {} : { stopSignal: recipe.stopSignal }),
    labels: {
      "org.opencontainers.image.title": recipe.program,
      "org.opencontainers.image.version": version,
      "hearth.image.recipe": hash,
      "hearth.image.packages": packages
        .map((file) => `${file.name}=${file.version}`)
        .sort()
        .join(" "),
    },
  };
}

async function addProgram(recipe: Recipe, root: string, work: string, workshop: Workshop): Promise<void> {
  const { from } = recipe;
  if (from.kind === "go") {
    if (workshop.compiled === undefined)
      throw new Error(`recipe ${recipe.name}: its program was not compiled before its image is built`);
    const target = join(root, from.binary);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(workshop.compiled, target);
    await chmod(target, 0o755);
    if (from.moduleFolders !== undefined) await copyPlain(moduleRoot(workshop.compiled), root);
  } else if (from.kind === "python") {
    const installer = join(work, "installer");
    await makeRoot(installer);
    await unpack(await workshop.packages.fetch([pythonInstaller], { alone: true }), installer);
    await installPython(recipe.name, root, installer);
  }
}

/** Builds the archive of one recipe and says what is in it. Leaves nothing behind when it fails. */
export async function buildImage(recipe: Recipe, hash: string, workshop: Workshop): Promise<KeptImage> {
  return await withWorkFolder(workshop.folder, async (work) => {
    const root = join(work, "root");
    const packages = await fetchFor(recipe, workshop.packages);
    await makeRoot(root);
    await unpack(packages, root);
    await joinCertificates(root);
    await addProgram(recipe, root, work, workshop);
    await addNodeFiles(recipe, root, work);
    await linkBusybox(root);
    await finishRoot(recipe, root);
    const version = versionOf(recipe, packages);
    const tag = `hearth/${recipe.name}:${version.replaceAll(/[^\w.-]/g, "-")}-${hash.slice(0, 12)}`;
    await writeArchive(
      root,
      settingsOf(recipe, hash, version, packages),
      tag,
      work,
      archivePath(hash, workshop.folder),
    );
    const image = { program: recipe.program, version, recipe: hash, tag };
    await writeKept(image, workshop.folder);
    return image;
  });
}
