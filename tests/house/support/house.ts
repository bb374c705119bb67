import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { hostOf } from "../../../tools/engine/docker/engine.ts";
import { projectFolder } from "../../../tools/shared/paths.ts";
import { attempt, CommandFailed, type Finished, run } from "../../../tools/shared/run.ts";
import { containersOf, docker, tryDocker } from "./engine.ts";
import { httpbinImage } from "./ground.ts";
import { ground } from "./layout.ts";

/** Keys below `hearth:` as the stack file says them. */
export type StackFile = Readonly<Record<string, unknown>>;

/** A custom entry that every test may bend. */
export const httpbin = { image: httpbinImage, port: 8080, auth: "none", health: "/status/200" } as const;

/** The house that most tests begin with. */
export const smallHouse: StackFile = {
  access: { mode: "dev", port: 8080 },
  services: { website: {}, glances: {} },
  custom: { httpbin },
};

/** One stack of the run's engine, with a state of its own. */
export interface House {
  readonly stack: string;
  /** Folder of its state and stack file. */
  readonly folder: string;
  readonly stackFile: string;
  readonly passphraseFile: string;
  /** Replaces the stack file. */
  write(file: StackFile): void;
  /** Any pulumi command; throws {@link CommandFailed} unless it ends with 0. */
  pulumi(...words: string[]): Promise<Finished>;
  /** As {@link House.pulumi}, whatever its end. */
  tryPulumi(...words: string[]): Promise<Finished>;
  up(...words: string[]): Promise<Finished>;
  tryUp(...words: string[]): Promise<Finished>;
  /** Throws when a preview shows any change. */
  expectNoChanges(...words: string[]): Promise<void>;
  /** Takes everything away, protected or not, whatever state the test left. */
  remove(): Promise<void>;
}

const takesConfigFile = new Set(["up", "preview", "refresh", "destroy", "config"]);

/** What makes pulumi keep a state of its own below a folder, sealed with the passphrase in a file. */
export function environmentOf(folder: string, passphraseFile: string): Readonly<Record<string, string | undefined>> {
  return {
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE_FILE: passphraseFile,
    PULUMI_CONFIG_PASSPHRASE: undefined,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_PARALLEL_DIFF: "1",
    NODE_COMPILE_CACHE: join(ground().folder, "compile-cache"),
    GOGC: "400",
    DOCKER_HOST: undefined,
  };
}

/** Removes everything of a stack from the engine, whatever its state says. */
export async function removeByLabel(stack: string): Promise<void> {
  const containers = await containersOf(stack);
  if (containers.length > 0) await docker("rm", "--force", "--volumes", ...containers);
  for (const kind of ["volume", "network"] as const) {
    const names = (await docker(kind, "ls", "--quiet", "--filter", `label=hearth.stack=${stack}`)).split("\n");
    for (const name of names.filter((found) => found !== "")) await tryDocker(kind, "rm", name);
  }
}

/** The salt of a stack file that pulumi has written; part of the file whatever else it says. */
function saltOf(stackFile: string): Readonly<Record<string, unknown>> {
  if (!existsSync(stackFile)) return {};
  const salt: unknown = (parse(readFileSync(stackFile, "utf8")) as Readonly<Record<string, unknown>>)["encryptionsalt"];
  return salt === undefined ? {} : { encryptionsalt: salt };
}

/** Opens a new, empty house; remove it in `afterAll`. Its name keeps it apart from other houses of the run. */
export async function openHouse(stack: string, file: StackFile = smallHouse): Promise<House> {
  const folder = join(ground().folder, stack);
  const stackFile = join(folder, `Pulumi.${stack}.yaml`);
  const passphraseFile = join(folder, "passphrase");
  mkdirSync(join(folder, "state"), { recursive: true });
  writeFileSync(passphraseFile, "a passphrase of the tests\n", { mode: 0o600 });
  const env = environmentOf(folder, passphraseFile);
  const command = (words: readonly string[]) => {
    const place = takesConfigFile.has(words[0] ?? "") ? ["--config-file", stackFile] : [];
    return ["pulumi", ...words, "--stack", stack, "--non-interactive", ...place] as const;
  };
  const options = { env, cwd: projectFolder };
  const tryPulumi = async (...words: string[]) => await attempt(command(words), options);
  const pulumi = async (...words: string[]) => await run(command(words), options);
  const apply = ["up", "--yes", "--skip-preview", "--skip-plugin-pre-install"];
  const write = (keys: StackFile) => {
    const engine = { host: hostOf(ground().layout) };
    const images = { source: "distribution", lock: ground().imageLock };
    const config = Object.entries({ engine, images, ...keys }).map(([key, value]) => [`hearth:${key}`, value] as const);
    writeFileSync(stackFile, stringify({ ...saltOf(stackFile), config: Object.fromEntries(config) }));
  };
  // A project of the same name beside the state: `stack init` takes no --config-file and would write into the checkout.
  writeFileSync(join(folder, "Pulumi.yaml"), stringify({ name: "hearth", runtime: "nodejs" }));
  await run(["pulumi", "stack", "init", stack, "--non-interactive", "--cwd", folder], { env });
  write(file);
  return {
    stack,
    folder,
    stackFile,
    passphraseFile,
    write,
    pulumi,
    tryPulumi,
    up: async (...words) => await pulumi(...apply, ...words),
    tryUp: async (...words) => await tryPulumi(...apply, ...words),
    expectNoChanges: async (...words) => {
      const seen = await tryPulumi("preview", "--diff", "--expect-no-changes", "--skip-plugin-pre-install", ...words);
      if (seen.code !== 0) throw new CommandFailed(["pulumi", "preview", "--expect-no-changes"], seen);
    },
    remove: async () => {
      await removeByLabel(stack);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
