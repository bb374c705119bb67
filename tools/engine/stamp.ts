import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { cliVersion, plugins } from "./versions.ts";

/** Folders of this checkout that the built toolchain comes from. */
export const sources = {
  go: join(import.meta.dirname, "go"),
  host: join(import.meta.dirname, "language-host"),
} as const;

/** Hash of every file below a folder, with its path. */
export function hashOf(folder: string): string {
  const hash = createHash("sha256");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files)
    hash
      .update(`${relative(folder, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  return hash.digest("hex");
}

/** Name of the file that marks what was built here; official installations have none. */
const stampFile = "built-by-hearth.json";

/** What a thing built from these sources is marked with. */
export function freshStamp(source: keyof typeof sources): string {
  const versions = [cliVersion, ...plugins.map(({ name, version }) => `${name}@${version}`)];
  return JSON.stringify({ versions, hash: hashOf(sources[source]) });
}

/** The mark in a folder; undefined when it was not built here. */
export function stampIn(folder: string): string | undefined {
  const file = join(folder, stampFile);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Marks a folder as built here. */
export function mark(folder: string, stamp: string): void {
  writeFileSync(join(folder, stampFile), stamp);
}
