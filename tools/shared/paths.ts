import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

type Env = Readonly<Record<string, string | undefined>>;

/** Root folder of this checkout. */
export const projectFolder = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** Folder of things that can be made again (programs, image archives), keyed by version. `HEARTH_CACHE` or `~/.cache/hearth`. */
export function cacheFolder(env: Env = process.env): string {
  return env["HEARTH_CACHE"] ?? join(env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "hearth");
}

/** Folder of things that must not be lost (state, passphrase, stack file). `HEARTH_HOME` or `~/.local/share/hearth`. */
export function homeFolder(env: Env = process.env): string {
  return env["HEARTH_HOME"] ?? join(env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share"), "hearth");
}

/** Folder where the `pulumi` launcher keeps its versions and plugins. `PULUMI_HOME` or `~/.pulumi`. */
export function pulumiHome(env: Env = process.env): string {
  return env["PULUMI_HOME"] ?? join(homedir(), ".pulumi");
}
