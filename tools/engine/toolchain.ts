import { existsSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { HostChange, Report } from "../shared/host-change.ts";
import { projectFolder, pulumiHome } from "../shared/paths.ts";
import { attempt, run } from "../shared/run.ts";
import { build } from "./build.ts";
import { ensureGo, planGo } from "./go.ts";
import { cliFolder, draftFolder, installCli, installPlugin, present, refreshHost } from "./install.ts";
import { locked } from "./lock.ts";
import { downloadsAnswer } from "./official.ts";
import { pathCli } from "./path-cli.ts";
import { freshStamp, stampIn } from "./stamp.ts";
import { cliVersion, plugins } from "./versions.ts";

/** Where the CLI comes from: PATH, the official launcher, or built here with Go. */
export type Way = "path" | "launcher" | "built";

/** A working `pulumi` with the plugins this project needs. */
export interface Toolchain {
  readonly way: Way;
  /** Version of the CLI, such as `3.259.0`. */
  readonly version: string;
  readonly command: readonly [string, ...string[]];
  /** Set these when running it. No secrets. */
  readonly env: Readonly<Record<string, string>>;
}

interface Choice {
  readonly way: Way;
  readonly cli: string;
  readonly version: string;
  /** Whether the CLI is there already. */
  readonly ready: boolean;
  /** Whether official downloads are in reach; asked only when something is missing. */
  readonly downloads: boolean;
}

const launcher = join(projectFolder, "node_modules", "pulumi", "run.js");

/** Decides the way from what is there. The first that holds: PATH, installed by the launcher or built here, downloads, Go. */
async function choose(): Promise<Choice> {
  const missing = plugins.some((plugin) => !present(plugin));
  const own = { cli: join(cliFolder(), "bin", "pulumi"), version: cliVersion };
  const found = await pathCli();
  if (found !== undefined)
    return { way: "path", ...found, ready: true, downloads: missing && (await downloadsAnswer()) };
  const there = existsSync(own.cli);
  const stamp = stampIn(cliFolder());
  if (there && stamp === undefined) {
    return { way: "launcher", ...own, ready: true, downloads: missing && (await downloadsAnswer()) };
  }
  const ready = there && stamp === freshStamp("go");
  const downloads = (!ready || missing) && (await downloadsAnswer());
  return { way: ready || !downloads ? "built" : "launcher", ...own, ready, downloads };
}

/** What would change on the machine. Empty when everything is there or needs downloads only. */
export async function planToolchain(): Promise<HostChange[]> {
  const { ready, downloads } = await choose();
  const complete = ready && plugins.every(present);
  return complete || downloads ? [] : await planGo();
}

function environment({ way, cli }: Choice): Record<string, string> {
  const folders = [dirname(cli), join(projectFolder, "node_modules", ".bin"), process.env["PATH"] ?? ""];
  return {
    PATH: folders.join(delimiter),
    PULUMI_HOME: pulumiHome(),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
    // Where downloads are out of reach, a missing plugin is an error at once and not after a minute of waiting.
    ...(way === "built" ? { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" } : {}),
  };
}

async function fetchOfficial(choice: Choice, report: Report): Promise<void> {
  const env = environment(choice);
  if (choice.way === "launcher" && !choice.ready) {
    report(`fetching the Pulumi CLI ${cliVersion}`);
    // The launcher takes what is in the folder for the whole.
    rmSync(cliFolder(), { recursive: true, force: true });
    await run([process.execPath, launcher, "version"], { env });
  }
  for (const plugin of plugins.filter((each) => !present(each))) {
    report(`fetching the ${plugin.name} plugin ${plugin.version}`);
    await run([choice.cli, "plugin", "install", "resource", plugin.name, plugin.version, "--reinstall"], { env });
  }
}

async function buildMissing(choice: Choice, report: Report): Promise<void> {
  const missing = plugins.filter((plugin) => !present(plugin));
  const cli = choice.way === "built" && !choice.ready;
  const drafts = draftFolder();
  if (cli || missing.length > 0) {
    const built = join(drafts, "programs");
    await build(await ensureGo(report), { cli, plugins: missing }, built, report);
    if (cli) installCli(built, drafts);
    for (const plugin of missing) installPlugin(plugin, built, drafts);
  }
  if (choice.way === "built" && stampIn(join(cliFolder(), "language-nodejs")) !== freshStamp("host"))
    refreshHost(drafts);
  rmSync(drafts, { recursive: true, force: true });
}

function complete({ way, ready }: Choice): boolean {
  const host = way !== "built" || stampIn(join(cliFolder(), "language-nodejs")) === freshStamp("host");
  return ready && host && plugins.every(present);
}

/**
 * Makes `pulumi` and its plugins work, and says how to call it. Safe to repeat, to interrupt and to run twice at once. The first
 * build takes minutes. Throws when neither downloads nor a way to get Go are in reach.
 */
export async function ensureToolchain(report: Report): Promise<Toolchain> {
  const work = async (): Promise<Choice> => {
    const choice = await choose();
    if (complete(choice)) return choice;
    await (choice.downloads ? fetchOfficial(choice, report) : buildMissing(choice, report));
    return choice;
  };
  const first = await choose();
  const choice = complete(first) ? first : await locked(join(pulumiHome(), "hearth.lock"), report, work);
  const env = environment(choice);
  const { code, stderr } = await attempt([choice.cli, "version"], { env });
  if (code !== 0)
    throw new Error(
      `${choice.cli} does not run: ${stderr.trim()}; remove ${dirname(dirname(choice.cli))} and start again`,
    );
  return { way: choice.way, version: choice.version, command: [choice.cli], env };
}
