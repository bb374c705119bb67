import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { projectFolder } from "../shared/paths.ts";
import type { Document } from "./documents.ts";

/** Paths, from the project's folder, of documents that differ from their copy in the tree or are missing there. */
export function stale(documents: readonly Document[]): readonly string[] {
  return documents
    .filter(({ path, content }) => !existsSync(path) || readFileSync(path, "utf8") !== content)
    .map(({ path }) => relative(projectFolder, path));
}
