import { rename, rm, writeFile } from "node:fs/promises";

/**
 * Replaces a file so that a reader sees the old text or the new one, also after a full disk or a power cut. Mode 0600.
 * Throws an Error that names the file.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const fresh = `${file}.${String(process.pid)}`;
  try {
    await writeFile(fresh, text, { mode: 0o600, flush: true });
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file}: could not be written (${why}); make room or allow it, then try again`, { cause: error });
  }
}
