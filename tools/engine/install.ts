import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pulumiHome } from "../shared/paths.ts";
import { freshStamp, mark, sources, stampIn } from "./stamp.ts";
import { cliVersion, type Plugin, pluginFolder, pluginProgram } from "./versions.ts";

/** Folder where the official launcher looks for the CLI of this version. */
export function cliFolder(): string {
  return join(pulumiHome(), "versions", cliVersion);
}

/** Folder where the engine looks for a plugin. */
export function folderOf(plugin: Plugin): string {
  return join(pulumiHome(), "plugins", pluginFolder(plugin));
}

/** Whether a plugin is there: its program, official or built here from the present sources. */
export function present(plugin: Plugin): boolean {
  const folder = folderOf(plugin);
  const stamp = stampIn(folder);
  return existsSync(join(folder, pluginProgram(plugin))) && (stamp === undefined || stamp === freshStamp("go"));
}

const prefix = ".hearth-";

/** A folder beside the final ones, so that a rename can move it there. Drafts that a killed run left are removed. */
export function draftFolder(): string {
  const home = pulumiHome();
  mkdirSync(home, { recursive: true });
  for (const name of readdirSync(home)) {
    if (name.startsWith(prefix)) rmSync(join(home, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(home, prefix));
}

/** Puts a finished folder in its place, whole, in the place of what may be there. */
function put(draft: string, folder: string): void {
  const old = join(dirname(draft), `old-${basename(folder)}`);
  mkdirSync(dirname(folder), { recursive: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(draft, folder);
  rmSync(old, { recursive: true, force: true });
}

/** Adds the language host to a draft of the CLI's folder. Its files find everything else in the program they run. */
function addHost(draft: string): void {
  const folder = join(draft, "language-nodejs");
  cpSync(sources.host, folder, { recursive: true });
  renameSync(join(folder, "pulumi-language-nodejs"), join(draft, "bin", "pulumi-language-nodejs"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  mark(folder, freshStamp("host"));
}

/** Installs the CLI built into `built`, with the language host. */
export function installCli(built: string, drafts: string): void {
  const draft = join(drafts, "cli");
  mkdirSync(join(draft, "bin"), { recursive: true });
  renameSync(join(built, "pulumi"), join(draft, "bin", "pulumi"));
  addHost(draft);
  mark(draft, freshStamp("go"));
  put(draft, cliFolder());
}

/** Installs a plugin built into `built`. */
export function installPlugin(plugin: Plugin, built: string, drafts: string): void {
  const draft = join(drafts, pluginFolder(plugin));
  mkdirSync(draft, { recursive: true });
  renameSync(join(built, pluginProgram(plugin)), join(draft, pluginProgram(plugin)));
  mark(draft, freshStamp("go"));
  put(draft, folderOf(plugin));
}

/** Brings the language host beside a CLI built here up to date; it costs nothing, so it never waits for a build. */
export function refreshHost(drafts: string): void {
  const draft = join(drafts, "cli");
  cpSync(join(cliFolder(), "bin"), join(draft, "bin"), { recursive: true });
  addHost(draft);
  mark(draft, freshStamp("go"));
  put(draft, cliFolder());
}
