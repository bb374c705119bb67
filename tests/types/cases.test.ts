import { readFileSync } from "node:fs";
import { join } from "node:path";
import { wrong } from "./cases.ts";
import { compile } from "./compile.ts";

const lines = readFileSync(join(__dirname, "cases.ts"), "utf8").split("\n");
const marked = lines.flatMap((line, at) => {
  const [, what, right] = /^ {2}\/\/ @ts-expect-error (.+?); right: (.+)$/.exec(line) ?? [];
  return what === undefined || right === undefined ? [] : [{ what, right, at }];
});

/** The file with one mark taken away: the line below it is now a mistake that counts. */
function unmarked(at: number): string {
  return lines.with(at, "  //").join("\n");
}

/** The file with every marked line put right. */
const right = marked
  .reduce((text, { at, right }) => text.with(at, "  //").with(at + 1, `  ${right}`), lines)
  .join("\n");

const name = (at: number) => `wrong-${String(at)}.ts`;
const texts = { ...Object.fromEntries(marked.map(({ at }) => [name(at), unmarked(at)])), "right.ts": right };
const mistakes = compile(__dirname, join(__dirname, "../../tsconfig.json"), texts);

test("every case is marked, and every mark is read", () => {
  expect(marked.length).toBe(lines.filter((line) => line.includes("@ts-expect-error")).length);
  expect(wrong).toHaveLength(marked.length);
});

test.each(marked.map(({ what, at }) => [what, at] as const))("%s does not compile", (_, at) => {
  expect(mistakes[name(at)]?.map(({ line }) => line)).toEqual([at + 2]);
});

test("put right, every one of them does", () => {
  expect(mistakes["right.ts"]).toEqual([]);
});
