import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { recipeFolder } from "../../tools/images/find-recipes.ts";
import { originOf } from "../../tools/images/recipe.ts";
import { pinsOf, recipeHash, scriptPath } from "../../tools/images/recipe-hash.ts";
import { recipes } from "../../tools/images/recipes/index.ts";

const text = (file: string): string => readFileSync(file, "utf8");

describe("the table of recipes", () => {
  test("has each repository and each name once", () => {
    expect(new Set(recipes.map(({ repository }) => repository)).size).toBe(recipes.length);
    expect(new Set(recipes.map(({ name }) => name)).size).toBe(recipes.length);
  });

  test("lists every file of the folder", () => {
    const files = readdirSync(recipeFolder).filter((file) => file !== "index.ts");
    expect(files.sort()).toEqual(recipes.map(({ name }) => `${name}.ts`).sort());
  });

  test.each(recipes)("$name can be started and names its image, program and paths in full", (recipe) => {
    expect([...(recipe.entrypoint ?? []), ...(recipe.command ?? [])]).not.toEqual([]);
    expect(recipe.repository).toMatch(/^[a-z0-9.-]+\.[a-z]+\/[a-z0-9._/-]+$/);
    expect(recipe.program).not.toBe("");
    expect(originOf(recipe)).not.toBe("");
    const { drops = [], files, folders = [], links, scripts } = recipe;
    const paths = [...folders, ...drops, ...[files, scripts, links].flatMap((byPath) => Object.keys(byPath ?? {}))];
    expect(paths.filter((path) => !path.startsWith("/") || path.includes(".."))).toEqual([]);
    expect(recipe.exposes.filter((port) => !/^\d+\/(tcp|udp)$/.test(port))).toEqual([]);
  });
});

describe("scripts", () => {
  const named = new Set(recipes.flatMap(({ scripts }) => Object.values(scripts ?? {})));

  test("of recipes are those of the folder", () => {
    const there = readdirSync(scriptPath(""), { recursive: true, encoding: "utf8" });
    expect(there.filter((name) => name.endsWith(".sh")).sort()).toEqual([...named].sort());
  });

  test.each([...named])("%s says what it is, stops at errors where it is run, and names no registry", (name) => {
    const lines = text(scriptPath(name)).split("\n");
    expect(lines[1]).toMatch(/^# [A-Z]/);
    expect(lines[0]).toBe(name.startsWith("shared/") ? "# shellcheck shell=sh" : "#!/bin/sh");
    if (!name.startsWith("shared/")) expect(lines).toContain("set -eu");
    expect(lines.filter((line) => /https?:/.test(line))).toEqual([]);
  });
});

describe("pins", () => {
  const go = recipes.flatMap((recipe) => (recipe.from.kind === "go" ? [{ ...recipe, from: recipe.from }] : []));
  const python = recipes.flatMap((recipe) => (recipe.from.kind === "python" ? [{ ...recipe, from: recipe.from }] : []));

  test.each(go)("$name: go.mod and go.sum hold the version and the package of the recipe", (recipe) => {
    const [mod = "", sum = ""] = pinsOf(recipe);
    const { module, package: main, version } = recipe.from;
    expect(text(mod)).toContain(`tool ${main}\n`);
    expect(text(mod)).toContain(`${module} ${version} // indirect
`);
    expect(text(sum)).toContain(`${module} ${version} h1:`);
  });

  test.each(python)("$name: the requirements hold the version of the recipe, and a hash for everything", (recipe) => {
    const [file = ""] = pinsOf(recipe);
    const entries = text(file).replaceAll("\\\n", " ").trim().split("\n");
    expect(entries.some((entry) => entry.startsWith(`${recipe.program}==${recipe.from.version} `))).toBe(true);
    expect(entries.filter((entry) => !/^[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}/.test(entry))).toEqual([]);
  });

  test.each(recipes.filter(({ nodeFiles }) => nodeFiles !== undefined))(
    "$name: what it takes of Node packages has an exact version and a hash",
    (recipe) => {
      const [manifest = "", lock = ""] = pinsOf(recipe).slice(-2);
      const wanted = (JSON.parse(text(manifest)) as { dependencies: Readonly<Record<string, string>> }).dependencies;
      const { packages } = JSON.parse(text(lock)) as { packages: Readonly<Record<string, object>> };
      const integrity = expect.stringMatching(/^sha512-[\w+/]{86}==$/) as string;
      const { "": own, ...fetched } = packages;
      expect(own).toMatchObject({ dependencies: wanted });
      for (const one of Object.values(fetched)) expect(one).toMatchObject({ integrity });
      for (const [name, version] of Object.entries(wanted))
        expect(fetched[`node_modules/${name}`]).toMatchObject({ version });
      const taken = Object.values(recipe.nodeFiles ?? {}).map((path) => path.split("/")[0]);
      expect([...new Set(taken)].sort()).toEqual(Object.keys(wanted));
    },
  );

  test.each(recipes)("$name: nothing names a registry", (recipe) => {
    expect(
      [...pinsOf(recipe), join(recipeFolder, `${recipe.name}.ts`)].filter((file) => /https?:/.test(text(file))),
    ).toEqual([]);
  });
});

describe("the name of what a recipe builds", () => {
  const [recipe] = recipes;
  if (recipe === undefined) throw new Error("there are no recipes");

  test("is the same for the same recipe and another for another command or architecture", async () => {
    const hash = await recipeHash(recipe, "amd64");
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await recipeHash({ ...recipe }, "amd64")).toBe(hash);
    expect(await recipeHash({ ...recipe, command: ["other"] }, "amd64")).not.toBe(hash);
    expect(await recipeHash(recipe, "arm64")).not.toBe(hash);
    const [one, other] = ["redis", "postgres"].map((name) => ({ "/a": `${name}/docker-entrypoint.sh` }));
    if (one === undefined || other === undefined) throw new Error("there are no scripts");
    expect(await recipeHash({ ...recipe, scripts: one }, "amd64")).not.toBe(
      await recipeHash({ ...recipe, scripts: other }, "amd64"),
    );
  });
});
