import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type ImageLock, parseLock } from "../../components/site/image-lock.ts";
import { replaceFile } from "../shared/replace-file.ts";

function isAbsent(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
}

/** Reads a lock file; an empty lock when there is none. Throws a SiteError that names the file when it is not one. */
export async function readLock(file: string): Promise<ImageLock> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (isAbsent(error)) return { source: "distribution", images: {} };
    throw error;
  }
  return parseLock(file, text);
}

/** Writes a lock file so that a reader sees the old one or the new one, never half of it. */
export async function writeLock(file: string, value: ImageLock): Promise<void> {
  const images = Object.fromEntries(Object.entries(value.images).sort(([a], [b]) => (a < b ? -1 : 1)));
  await mkdir(dirname(file), { recursive: true });
  await replaceFile(file, `${JSON.stringify({ source: value.source, images }, null, 2)}\n`);
}
