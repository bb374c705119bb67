import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { projectName, type StackPlace } from "./place.ts";

/** Where Pulumi copies a state to after each update. Source: pulumi/pulumi 3.259.0, pkg/backend/diy/state.go, backupStack. */
export function backupFolder({ state, stack }: StackPlace): string {
  return join(state, ".pulumi", "backups", projectName, stack);
}

/** Every copy of a stack's state, newest first: one after each update, and the one before the last write. Not all need be whole. */
export async function backupFiles(place: StackPlace): Promise<readonly string[]> {
  const folder = backupFolder(place);
  const names = existsSync(folder) ? await readdir(folder) : [];
  const copies = names.filter((name) => name.endsWith(".json")).map((name) => join(folder, name));
  const before = `${place.stateFile}.bak`;
  const files = existsSync(before) ? [...copies, before] : copies;
  const dated = await Promise.all(files.map(async (file) => ({ file, written: (await stat(file)).mtimeMs })));
  return dated.sort((a, b) => b.written - a.written).map(({ file }) => file);
}
