import type { Report } from "../shared/host-change.ts";
import { archivePath, type BuiltImage, type KeptImage, readKept } from "./built-image.ts";
import { type Asked, decide, type Situation } from "./decide.ts";
import { type EngineImages, engineImages } from "./engine-images.ts";
import type { ImageLock, LockedImage } from "../../components/site/image-lock.ts";
import { readLock, writeLock } from "./lock.ts";

async function situationOf(
  image: BuiltImage,
  locked: LockedImage | undefined,
  engine: EngineImages,
): Promise<Situation> {
  const base = { reference: image.reference, built: image };
  if (locked === undefined) return { ...base, inEngine: false, archived: false };
  const inEngine = (await engine.idOf(locked.id)) !== undefined;
  return { ...base, locked, inEngine, archived: (await readKept(locked.recipe)) !== undefined };
}

async function loadArchive(image: KeptImage, archive: string, engine: EngineImages): Promise<LockedImage> {
  await engine.load(archive);
  const id = await engine.idOf(image.tag);
  if (id === undefined)
    throw new Error(
      `${archive}: the engine loaded it but does not know ${image.tag}; remove the archive and build it again`,
    );
  return { id, program: image.program, version: image.version, recipe: image.recipe };
}

/** The locked image again, from its archive; says so when the engine gives it another id. */
async function restore(
  image: BuiltImage,
  locked: LockedImage,
  engine: EngineImages,
  report: Report,
): Promise<LockedImage> {
  const kept = await readKept(locked.recipe);
  if (kept === undefined)
    throw new Error(`${image.reference}: the archive ${archivePath(locked.recipe)} is gone; build the images again`);
  const restored = await loadArchive(kept, archivePath(locked.recipe), engine);
  if (restored.id !== locked.id)
    report(`${image.reference}: ${kept.program} ${kept.version} was built anew; its container is replaced`);
  return restored;
}

/** As {@link loadImages}, into any engine. */
export async function loadInto(
  engine: EngineImages,
  built: readonly BuiltImage[],
  lockFile: string,
  report: Report,
  asked: Asked = {},
): Promise<ImageLock> {
  const before = await readLock(lockFile);
  const decided = [];
  for (const image of built) {
    const locked = before.images[image.reference];
    decided.push({ image, locked, ...decide(await situationOf(image, locked, engine), asked) });
  }
  const images: Record<string, LockedImage> = { ...before.images };
  for (const { image, locked, act, note } of decided) {
    if (note !== undefined) report(note);
    if (act === "keep") continue;
    report(`load ${image.tag}`);
    images[image.reference] =
      act === "restore" && locked !== undefined
        ? await restore(image, locked, engine, report)
        : await loadArchive(image, image.archive, engine);
  }
  const after: ImageLock = { source: "distribution", images };
  if (JSON.stringify(after) !== JSON.stringify(before)) await writeLock(lockFile, after);
  return after;
}

/**
 * Loads into the engine at `dockerHost` what it lacks and locks which image stands in for which upstream reference; see
 * `decide` for the rules. Everything is decided before anything is loaded; the lock is written once, at the end, and keeps
 * the entries of other references. Throws OtherMajorVersion, or CommandFailed when the engine refuses.
 */
export async function loadImages(
  built: readonly BuiltImage[],
  dockerHost: string,
  lockFile: string,
  report: Report,
  asked: Asked = {},
): Promise<ImageLock> {
  return await loadInto(engineImages(dockerHost), built, lockFile, report, asked);
}
