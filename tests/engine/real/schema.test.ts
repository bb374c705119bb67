import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Plugin, plugins } from "../../../tools/engine/versions.ts";
import { projectFolder } from "../../../tools/shared/paths.ts";
import { schemaOf, type Schema } from "./schema.ts";
import { members } from "./typings.ts";

/** What the npm packages have and our plugins leave out on purpose, with the types only that uses. */
const leftOut: Readonly<Record<Plugin["name"], { resources: readonly string[]; types: readonly string[] }>> = {
  docker: { resources: ["docker:index/image:Image"], types: ["CacheFrom", "DockerBuild", "Registry"] },
  random: { resources: [], types: [] },
  command: {
    resources: ["command:remote:Command", "command:remote:CopyFile", "command:remote:CopyToRemote"],
    types: ["Connection", "ProxyConnection"],
  },
};

const sorted = (names: Iterable<string>): string[] => [...names].sort();
const last = (token: string): string => {
  const name = token.split(":").at(-1) ?? "";
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** Typings file of a resource token such as `docker:index/volume:Volume` or `command:local:Command`. */
function typingsOf(plugin: Plugin, token: string): string {
  const [, module = "", name = ""] = token.split(":");
  const [folder = "", file] = module.split("/");
  const path = file === undefined ? join(folder, name.charAt(0).toLowerCase() + name.slice(1)) : file;
  return join(projectFolder, "node_modules", "@pulumi", plugin.name, `${path}.d.ts`);
}

function typedTypes(plugin: Plugin): Map<string, readonly string[]> {
  const folder = join(projectFolder, "node_modules", "@pulumi", plugin.name, "types");
  const all = new Map<string, readonly string[]>();
  for (const file of ["input.d.ts", "output.d.ts"].map((name) => join(folder, name)).filter(existsSync)) {
    for (const [name, properties] of members(file)) {
      all.set(name.replace(/Args$/, ""), sorted(new Set([...(all.get(name) ?? []), ...properties])));
    }
  }
  return all;
}

/** Resource tokens that the package's own code registers. */
function packageResources(plugin: Plugin): string[] {
  const folder = join(projectFolder, "node_modules", "@pulumi", plugin.name);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  return sorted(
    files.flatMap((file) => /__pulumiType = '([^']+:[^']+)'/.exec(readFileSync(join(folder, file), "utf8"))?.[1] ?? []),
  );
}

describe.each(plugins.map((plugin) => [plugin.name, plugin] as const))("schema of the %s plugin", (name, plugin) => {
  let schema: Schema;
  beforeAll(async () => {
    schema = await schemaOf(plugin);
  }, 1_800_000);

  test("has every resource of the package but those left out, and no other", () => {
    const expected = packageResources(plugin).filter((token) => !leftOut[name].resources.includes(token));
    expect(sorted(Object.keys(schema.resources))).toEqual(expected);
  });

  test("has the properties of the typings, inputs and outputs, and no other", () => {
    for (const [token, { properties = {}, inputProperties = {} }] of Object.entries(schema.resources)) {
      if (leftOut[name].resources.includes(token)) continue;
      const typed = members(typingsOf(plugin, token));
      expect({ token, outputs: sorted(Object.keys(properties)) }).toEqual({
        token,
        outputs: sorted(typed.get(last(token)) ?? []),
      });
      const inputs = sorted(typed.get(`${last(token)}Args`) ?? []);
      expect({ token, inputs: sorted(Object.keys(inputProperties)) }).toEqual({ token, inputs });
    }
  });

  test("has the nested types of the typings", () => {
    const typed = typedTypes(plugin);
    for (const [token, { properties }] of Object.entries(schema.types ?? {})) {
      // Types of the stack's own configuration are not in the typings under that name; the provider's arguments repeat them.
      if (properties === undefined || token.includes(":config/") || leftOut[name].types.includes(last(token))) continue;
      expect({ token, properties: sorted(Object.keys(properties)) }).toEqual({
        token,
        properties: sorted(typed.get(last(token)) ?? []),
      });
    }
    const known = new Set(Object.keys(schema.types ?? {}).map(last));
    expect([...typed.keys()].filter((type) => !known.has(type) && !leftOut[name].types.includes(type))).toEqual([]);
  });
});
