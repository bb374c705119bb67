import { mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Recipe } from "../../tools/images/recipe.ts";
import { scriptPath } from "../../tools/images/recipe-hash.ts";
import { finishRoot } from "../../tools/images/root-folder.ts";
import { folders } from "../support/folders.ts";

const newFolder = folders();

const recipe: Recipe = {
  name: "any",
  repository: "registry.example/any",
  program: "any",
  from: { kind: "packages", packages: ["any"], versionOf: "any" },
  exposes: [],
};

/** A root folder as packages leave it. */
function unpacked(...paths: readonly string[]): string {
  const root = newFolder();
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), path);
  }
  return root;
}

describe("the root folder of a recipe", () => {
  test("has its scripts, to be run by everybody", async () => {
    const root = unpacked();
    const name = "redis/docker-entrypoint.sh";
    await finishRoot({ ...recipe, scripts: { "/usr/local/bin/start": name } }, root);
    const path = join(root, "usr/local/bin/start");
    expect(readFileSync(path, "utf8")).toBe(readFileSync(scriptPath(name), "utf8"));
    expect(statSync(path).mode & 0o777).toBe(0o755);
  });

  test("has not what it drops, and all the rest", async () => {
    const root = unpacked("lib/15/jit.so", "lib/15/jit.bc", "lib/15/keep.so", "lib/15/code/a");
    await finishRoot({ ...recipe, drops: ["/lib/*/jit*", "/lib/*/code", "/lib/*/never"] }, root);
    expect(readdirSync(join(root, "lib/15"))).toEqual(["keep.so"]);
  });

  test("has links to what a pattern matches, whatever its version", async () => {
    const root = unpacked("lib/sql/15/bin/psql");
    await finishRoot({ ...recipe, links: { "/lib/sql/bin": "/lib/sql/*/bin", "/out": "/dev/stdout" } }, root);
    expect(readlinkSync(join(root, "lib/sql/bin"))).toBe("/lib/sql/15/bin");
    expect(readlinkSync(join(root, "out"))).toBe("/dev/stdout");
  });

  test.each([
    ["nothing", "/lib/*/gone", "/lib/*/gone: matches nothing in the image; a link has one target"],
    ["two", "/lib/*/a", "/lib/*/a: matches /lib/15/a, /lib/16/a in the image; a link has one target"],
  ])("is refused when a link leads to %s", async (_, target, message) => {
    const root = unpacked("lib/15/a", "lib/16/a");
    await expect(finishRoot({ ...recipe, links: { "/out": target } }, root)).rejects.toThrow(message);
  });
});
