import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { pulumiHome } from "../shared/paths.ts";
import { attempt } from "../shared/run.ts";
import { cliVersion, compatible, versionIn } from "./versions.ts";

/**
 * Programs called `pulumi` on a PATH, in its order, without those that are no installation of the user's own: the launcher that
 * npm puts on PATH for scripts (it would start a download) and the folders the launcher fills.
 */
export function candidates(path: string, home: string, isProgram: (file: string) => boolean): string[] {
  return path
    .split(delimiter)
    .filter((folder) => folder !== "" && !folder.includes(`node_modules${sep}.bin`))
    .filter((folder) => !folder.startsWith(join(home, "versions") + sep))
    .map((folder) => join(folder, "pulumi"))
    .filter(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return !realpathSync(file).includes(`${sep}node_modules${sep}`);
  } catch {
    return false;
  }
}

/** The first `pulumi` on PATH, if it is of the same major version as the wanted one and not older. */
export async function pathCli(): Promise<{ cli: string; version: string } | undefined> {
  const [cli] = candidates(process.env["PATH"] ?? "", pulumiHome(), isProgram);
  if (cli === undefined) return undefined;
  const { stdout } = await attempt([cli, "version"], { env: { PULUMI_SKIP_UPDATE_CHECK: "true" } });
  const version = versionIn(stdout);
  return version !== undefined && compatible(version, cliVersion) ? { cli, version } : undefined;
}
