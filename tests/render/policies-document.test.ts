import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../policies/rules/index.ts";
import { policiesDocument } from "../../tools/docs/policies/document.ts";
import { elsewhere } from "../../tools/docs/policies/elsewhere.ts";
import { projectFolder } from "../../tools/shared/paths.ts";

const places = elsewhere.flatMap(({ rule, held }) => held.map((place) => ({ rule, ...place })));

test.each(places)("$rule is held by $file: $shows", ({ file, shows }) => {
  expect(readFileSync(join(projectFolder, file), "utf8")).toContain(shows);
});

test("what nothing holds is said to be open", () => {
  expect(elsewhere.filter(({ held, open }) => held.length === 0 && open === undefined)).toEqual([]);
});

test("the page about policies has a row for each rule, in which nothing looks like HTML", () => {
  const lines = policiesDocument("a command").split("\n");
  for (const { id, title, level } of rules) {
    const [row, ...others] = lines.filter((line) => line.startsWith(`| ${id} | ${level} | ${title}`));
    expect([id, others]).toEqual([id, []]);
    expect(row).not.toContain("<");
  }
});
