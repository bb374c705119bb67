import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../../tools/shared/paths.ts";

const runtime = "runtime:\n  name: nodejs\n  options:\n    typescript: false\n";

/** Writes a Pulumi project of one program into a folder, with a folder `state` for its file backend. */
export function writeProject(folder: string, program: string): void {
  mkdirSync(join(folder, "state"));
  symlinkSync(join(projectFolder, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "Pulumi.yaml"), `name: hearth\nmain: index.ts\n${runtime}`);
  writeFileSync(join(folder, "package.json"), '{ "name": "hearth", "type": "module", "main": "index.ts" }\n');
  writeFileSync(join(folder, "index.ts"), program);
}
