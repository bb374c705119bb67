import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../tools/shared/paths.ts";

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const pack = join(projectFolder, "policies");
const read = (folder: string) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
const { dependencies } = read(pack);
const project = read(projectFolder);

const sources = readdirSync(pack, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name) && !entry.parentPath.includes("node_modules"))
  .map((entry) => join(entry.parentPath, entry.name));

/** Packages that are loaded when the pack runs: imports of types alone are none. */
function loaded(text: string): readonly string[] {
  const forms = [
    /^import(?! type\b)(?: [^;"]* from)? "([^"]+)"/gm,
    /^export (?:\*|\{)[^;"]* from "([^"]+)"/gm,
    /\b(?:require|import)\("([^"]+)"\)/g,
  ];
  return forms
    .flatMap((form) => [...text.matchAll(form)].map(([, name = ""]) => name))
    .filter((name) => !name.startsWith(".") && !name.startsWith("node:"))
    .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? "");
}

test("the policy pack loads nothing but what its own package.json names", () => {
  const names = new Set(sources.flatMap((file) => loaded(readFileSync(file, "utf8"))));
  expect(names).toContain("@pulumi/policy");
  expect(Object.keys(dependencies)).toEqual(expect.arrayContaining([...names]));
});

test.each(Object.entries(dependencies))("%s is pinned to the version that the tests here use: %s", (name, version) => {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect({ ...project.devDependencies, ...project.dependencies }[name]).toBe(version);
});

test.each([
  ['import { z } from "zod";', ["zod"]],
  ['import {\n  type Check,\n  messageOf,\n} from "@pulumi/policy/server.js";', ["@pulumi/policy"]],
  ['export { parse } from "yaml";', ["yaml"]],
  ['require("minimist");', ["minimist"]],
  ['import type { ContainerArgs } from "@pulumi/docker";\nimport { readFileSync } from "node:fs";', []],
])("%j loads %j", (text, names) => {
  expect(loaded(text)).toEqual(names);
});
