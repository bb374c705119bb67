import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";

const locked = z.object({
  id: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  program: z.string().min(1),
  version: z.string().min(1),
  recipe: z.string().regex(/^[0-9a-f]{64}$/),
});

const lock = z.object({ source: z.literal("distribution"), images: z.record(z.string(), locked) });

/** The image that stands in for one upstream reference: its id in the engine, and what it runs. */
export type LockedImage = z.infer<typeof locked>;

/** Which built image stands in for which upstream reference; kept beside the state, never in the Plan. */
export type ImageLock = z.infer<typeof lock>;

function isAbsent(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
}

/** Reads a lock file; an empty lock when there is none. Throws an Error that names the file when it is not one. */
export async function readLock(file: string): Promise<ImageLock> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (isAbsent(error)) return { source: "distribution", images: {} };
    throw error;
  }
  try {
    return lock.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${file}: not a lock file of images (${why}); restore it from a backup, or remove it to lock the images anew`,
      { cause: error },
    );
  }
}

/** Writes a lock file so that a reader sees the old one or the new one, never half of it. */
export async function writeLock(file: string, value: ImageLock): Promise<void> {
  const images = Object.fromEntries(Object.entries(value.images).sort(([a], [b]) => (a < b ? -1 : 1)));
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.${String(process.pid)}`;
  await writeFile(fresh, `${JSON.stringify({ source: value.source, images }, null, 2)}\n`);
  await rename(fresh, file);
}
