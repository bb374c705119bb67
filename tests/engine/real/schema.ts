import { join } from "node:path";
import { ensureToolchain, type Toolchain } from "../../../tools/engine/toolchain.ts";
import { folderOf } from "../../../tools/engine/install.ts";
import { type Plugin, pluginProgram } from "../../../tools/engine/versions.ts";
import { run } from "../../../tools/shared/run.ts";

interface Shape {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The parts of a package schema that the typings are made from. */
export interface Schema {
  readonly resources: Readonly<
    Record<string, Shape & { readonly inputProperties?: Readonly<Record<string, unknown>> }>
  >;
  readonly types?: Readonly<Record<string, Shape>>;
}

/** The toolchain of this machine, built on first use. */
export async function toolchain(): Promise<Toolchain> {
  return await ensureToolchain((line) => {
    console.log(line);
  });
}

/** Asks an installed plugin for its schema. */
export async function schemaOf(plugin: Plugin): Promise<Schema> {
  const { command, env } = await toolchain();
  const program = join(folderOf(plugin), pluginProgram(plugin));
  const { stdout } = await run([...command, "package", "get-schema", program], { env });
  return JSON.parse(stdout) as Schema;
}
