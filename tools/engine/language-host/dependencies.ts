import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifest(path: string): Manifest {
  // A manifest written by npm: the two fields are optional, and their shape is npm's promise.
  return JSON.parse(readFileSync(path, "utf8")) as Manifest;
}

/** What a program's package.json asks for, with the versions installed; the asked one where nothing is installed. */
export function dependencies(folder: string): { name: string; version: string }[] {
  const file = join(folder, "package.json");
  const load = createRequire(file);
  return Object.entries(manifest(file).dependencies ?? {}).map(([name, wanted]) => {
    const roots = load.resolve.paths(name) ?? [];
    for (const root of roots) {
      try {
        return { name, version: manifest(join(root, name, "package.json")).version ?? wanted };
      } catch {
        // Not in this folder: Node looks in the next one too.
      }
    }
    return { name, version: wanted };
  });
}
