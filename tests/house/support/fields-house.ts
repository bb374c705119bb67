import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { toolbox } from "../../../components/wiring/images.ts";
import { hostOf } from "../../../tools/engine/docker/engine.ts";
import { projectFolder } from "../../../tools/shared/paths.ts";
import { attempt, type Finished, run } from "../../../tools/shared/run.ts";
import type { Images } from "../fields-types.ts";
import type { Subjects, Words } from "../fields-program/words.ts";
import { httpbinImage } from "./ground.ts";
import { environmentOf } from "./house.ts";
import { ground } from "./layout.ts";

const stack = "fields";
const project = join(projectFolder, "tests/house/fields-program");

/** A stack of the program that has one of each wrapper. */
export interface FieldsHouse {
  readonly images: Images;
  write(subjects: Subjects): void;
  /** What a preview shows: a line of resource, operation and properties for each change. */
  preview(): Promise<readonly string[]>;
  /** The same as Pulumi prints it, with the policy pack in a folder. */
  judged(pack: string): Promise<Finished>;
  up(): Promise<Finished>;
  outputs(): Promise<Readonly<Record<string, string>>>;
  remove(): Promise<void>;
}

interface Step {
  readonly op: string;
  readonly urn: string;
  readonly diffReasons?: readonly string[];
}

/** Operations that say what happens to a resource; a replacement has further steps of its own. */
const told = new Set(["create", "update", "replace", "delete"]);

function lineOf({ op, urn, diffReasons = [] }: Step): string {
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  return [`${name}: ${op}`, ...[...diffReasons].sort()].join(" ");
}

function imageId(reference: string): string {
  const lock = JSON.parse(readFileSync(ground().imageLock, "utf8")) as {
    readonly images: Readonly<Record<string, { readonly id: string }>>;
  };
  return Object.entries(lock.images).find(([name]) => name.startsWith(reference))?.[1].id ?? "";
}

/** Opens an empty stack; remove it in `afterAll`. */
export async function openFields(): Promise<FieldsHouse> {
  const folder = join(ground().folder, stack);
  const [stackFile, wordsFile] = [join(folder, `Pulumi.${stack}.yaml`), join(folder, "words.json")];
  const passphraseFile = join(folder, "passphrase");
  mkdirSync(join(folder, "state"), { recursive: true });
  writeFileSync(passphraseFile, "a passphrase of the tests\n", { mode: 0o600 });
  const env = environmentOf(folder, passphraseFile);
  writeFileSync(join(folder, "Pulumi.yaml"), stringify({ name: "hearth-fields", runtime: "nodejs" }));
  await run(["pulumi", "stack", "init", stack, "--non-interactive", "--cwd", folder], { env });
  await run(["pulumi", "config", "set", "words", wordsFile, "--stack", stack, "--cwd", folder], { env });
  const images = {
    server: imageId(httpbinImage),
    other: imageId("ghcr.io/nginx/nginx-unprivileged"),
    toolbox: imageId(toolbox),
  };
  const engine = { host: hostOf(ground().layout), stack, toolbox: images.toolbox };
  const pulumi = async (...words: readonly string[]) => {
    const place = ["--cwd", project, "--stack", stack, "--non-interactive"];
    return await attempt(["pulumi", ...words, ...place], { env });
  };
  const config = ["--config-file", stackFile, "--skip-plugin-pre-install"];
  return {
    images,
    write: (subjects) => {
      const words: Words = { engine, server: images.server, subjects };
      writeFileSync(wordsFile, JSON.stringify(words));
    },
    preview: async () => {
      const seen = await pulumi("preview", "--json", ...config);
      if (seen.code !== 0) throw new Error(`preview failed: ${seen.stdout}\n${seen.stderr}`);
      const { steps } = JSON.parse(seen.stdout) as { readonly steps: readonly Step[] };
      return steps
        .filter(({ op }) => told.has(op))
        .map(lineOf)
        .sort();
    },
    judged: async (pack) => await pulumi("preview", "--policy-pack", pack, ...config),
    up: async () => await pulumi("up", "--yes", "--skip-preview", ...config),
    outputs: async () => {
      const { stdout } = await pulumi("stack", "output", "found", "--json");
      return JSON.parse(stdout) as Readonly<Record<string, string>>;
    },
    remove: async () => {
      // Protected things stay with the engine until it goes; the state goes with its folder.
      await attempt(["pulumi", "state", "unprotect", "--all", "--yes", "--stack", stack, "--cwd", folder], { env });
      await pulumi("destroy", "--yes", "--skip-preview", ...config);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
