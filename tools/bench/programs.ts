import { copyFileSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../shared/paths.ts";

/** Makes a folder with a program of one file beside this project's packages; returns the folder. */
export function writeProgram(folder: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(projectFolder, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  symlinkSync(join(projectFolder, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "flat", type: "module", main: "index.ts" }));
  writeFileSync(join(folder, "index.ts"), text);
  return folder;
}

/** Copies the house's program, so that it may be edited while it is measured; returns the folder. */
export function copyHouse(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of ["index.ts", "components", "package.json", "Pulumi.yaml"]) {
    cpSync(join(projectFolder, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(projectFolder, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** A program that makes nothing. */
export const emptyProgram = "export {};\n";
