import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../tools/shared/paths.ts";

const roots = ["components", "policies", "tests", "tools"];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

function linesAt(share: number, lines: readonly number[]): number {
  return lines[Math.min(lines.length - 1, Math.floor(lines.length * share))] ?? 0;
}

const there = new Set(readdirSync(projectFolder));
const lines = roots
  .filter((root) => there.has(root))
  .flatMap((root) => sources(join(projectFolder, root)))
  .filter((file) => !file.includes("node_modules"))
  .map((file) => readFileSync(file, "utf8").split("\n").length - 1)
  .sort((a, b) => a - b);

test("files stay small: half of them within 80 lines, 95 of 100 within 250", () => {
  expect(lines.length).toBeGreaterThan(100);
  expect(linesAt(0.5, lines)).toBeLessThanOrEqual(80);
  expect(linesAt(0.95, lines)).toBeLessThanOrEqual(250);
});
