import { createRequire } from "node:module";

/** A provider plugin, named and numbered as its npm package `@pulumi/<name>`. */
export interface Plugin {
  readonly name: "docker" | "random" | "command";
  readonly version: string;
}

const load = createRequire(import.meta.url);

/** Version of an installed npm package, so that programs and plugins can never differ from what package.json pins. */
function installed(name: string): string {
  const { version } = load(`${name}/package.json`) as { version: string };
  return version;
}

/** Version of the CLI: the one of the npm package `pulumi`, its official launcher. */
export const cliVersion = installed("pulumi");

/** The plugins that this project needs on every machine. */
export const plugins: readonly Plugin[] = (["docker", "random", "command"] as const).map((name) => ({
  name,
  version: installed(`@pulumi/${name}`),
}));

/** Folder and program of a plugin below `PULUMI_HOME/plugins`. */
export function pluginFolder({ name, version }: Plugin): string {
  return `resource-${name}-v${version}`;
}

/** File name of a plugin's program. */
export function pluginProgram({ name }: Plugin): string {
  return `pulumi-resource-${name}`;
}

/** Oldest Go that builds the toolchain, as go.mod asks. */
export const goMinimum = "1.26";

/** First x.y.z in a text, such as the output of `pulumi version`; undefined when there is none. */
export function versionIn(text: string): string | undefined {
  return /\d+\.\d+(?:\.\d+)?/.exec(text)?.[0];
}

/** Whether a version is of the same major as the wanted one and not older. Missing parts count as 0. */
export function compatible(version: string | undefined, wanted: string): boolean {
  if (version === undefined) return false;
  const parts = (text: string): number[] => text.split(".").map(Number);
  const [given, asked] = [parts(version), parts(wanted)];
  if (given[0] !== asked[0]) return false;
  for (const at of [1, 2]) {
    const difference = (given[at] ?? 0) - (asked[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
