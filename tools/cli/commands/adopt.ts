import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { databaseEngines } from "../../../components/site/database-engines.ts";
import { imageFor, toolbox } from "../../../components/wiring/images.ts";
import { inTemporaryFolder } from "../../shared/temporary-folder.ts";
import { type Adoptable, adoptable, textOfVolume } from "../checks/adoptable.ts";
import { type Docker, dockerAt, stackLabel } from "../machine/docker.ts";
import { refusalOf } from "../machine/silence.ts";
import { capture, type Pulumi, pulumiFor } from "../pulumi/call.ts";
import { initStack } from "../pulumi/init.ts";
import { Refusal } from "../refusal.ts";
import { ask } from "../show/agree.ts";
import { section } from "../show/table.ts";
import { saltOf, settle } from "../stack/document.ts";
import { type ExportedState, exportState, importState, withResources } from "../stack/exported.ts";
import { hasPassphrase } from "../stack/passphrase.ts";
import { projectName, type StackPlace } from "../stack/place.ts";
import { isGuarded, readState } from "../stack/state.ts";
import { type Left, leftSecrets, withLeft } from "./left-secrets.ts";
import { readyMachine, saveStackFile, up } from "./up.ts";
import { mustBeUnlocked } from "./update.ts";
import { wanted } from "./wanted.ts";

/** What was typed after `adopt`. */
export interface AdoptOptions {
  readonly yes: boolean;
  /** ` --stack NAME` for lines that are printed; empty for the usual stack. */
  readonly stackFlag: string;
}

function show(found: Adoptable): void {
  const secretRows = (title: string, all: Adoptable["kept"]): readonly string[] =>
    section(
      title,
      ["service", "secret", "rotation"],
      all.map((one) => [one.service, one.secret, String(one.rotation)]),
    );
  const lines = [
    ...secretRows("Secrets that are taken over", found.kept),
    ...secretRows("Secrets that are made anew, for nothing was left of them", found.anew),
    ...section(
      "Data that is not there, and begins empty",
      ["service", "volume", "place"],
      found.empty.map(textOfVolume),
    ),
    ...section(
      "Not of this stack file, and left alone",
      ["volume"],
      found.others.map((name) => [name]),
    ),
  ];
  for (const line of lines) console.log(line);
}

/** What a state of secrets alone consists of, and what that depends on, as Pulumi's targets. */
function targets(stack: string): readonly string[] {
  const own = `urn:pulumi:${stack}::${projectName}::`;
  return [
    "**::pulumi:providers:**",
    `${own}${projectName}:*:*::*`,
    "**random:index/randomPassword:RandomPassword::**",
    ...["guard", "routes", ...databaseEngines.map((engine) => `${engine}-safety`)].map((name) => `**::${name}`),
  ];
}

/** A state in which everything has its secrets, and nothing else is there yet; those that were left are put into it. */
async function stateWith(
  pulumi: Pulumi,
  salt: string | undefined,
  left: ReadonlyMap<string, Left>,
): Promise<ExportedState> {
  const { place } = pulumi;
  return await inTemporaryFolder("hearth-adopt-", async (folder) => {
    const at: StackPlace = { ...place, state: folder, stateFile: join(folder, relative(place.state, place.stateFile)) };
    const env = { ...pulumi.env, PULUMI_BACKEND_URL: `file://${folder}`, HEARTH_ADOPT: place.stack };
    const aside = { ...pulumi, place: at, env };
    await initStack(aside, salt);
    const words = targets(place.stack).flatMap((target) => ["--target", target]);
    await capture(aside, ["up", "--yes", "--skip-preview", ...words]);
    return withResources(await exportState(aside, "shown"), (one) => withLeft(one, left));
  });
}

/** Volumes of a stack: of data and secrets, and of configuration, whose names a new state would not find. */
async function volumesOf(docker: Docker, stack: string) {
  const configuration = new Set(await docker.volumes("hearth.content"));
  const all = await docker.volumes(stackLabel(stack));
  return {
    kept: all.filter((name) => !configuration.has(name)),
    configuration: all.filter((name) => configuration.has(name)),
  };
}

/** Stops what runs of a stack, politely; its data is about to be opened by others. */
async function stopHouse(docker: Docker, stack: string): Promise<void> {
  const running = (await docker.containers(stackLabel(stack))).filter((one) => one.running);
  await Promise.all(
    running.map(async ({ id }) => {
      await docker.stop(id);
    }),
  );
}

/** Refuses a stack file that was sealed with a passphrase that is gone. */
function mustOpen(place: StackPlace, text: string): void {
  if (saltOf(text) === undefined || hasPassphrase(place)) return;
  throw new Refusal(
    `${place.passphraseFile}: missing or empty; allowed: the passphrase that sealed ${place.configFile}; restore it from a backup, or remove the line encryptionsalt there and a new one is made: what Pulumi sealed in that file (secure: ...) has to be set again then`,
  );
}

/**
 * Takes over the data and the secrets of a house whose state is lost, and builds it. Nothing is changed before all that
 * was left is read. Gives the exit code.
 */
export async function adopt(place: StackPlace, { yes, stackFlag }: AdoptOptions): Promise<number> {
  const want = await wanted(place);
  if (!existsSync(place.configFile)) {
    throw new Refusal(`adopt: no stack file; write ${place.configFile} again as it was, for it says what the data is`);
  }
  mustOpen(place, want.text);
  await mustBeUnlocked(place);
  if (isGuarded(await readState(place)))
    throw new Refusal("adopt: the state knows its data; there is nothing to adopt; npm run up builds the house");
  const { plan, site } = want.house;
  const engine = dockerAt(site.engineHost);
  const silence = await engine.silence();
  if (silence !== undefined) throw refusalOf(silence);
  const left = await volumesOf(engine, plan.stack);
  const found = adoptable(plan, left.kept, existsSync);
  if (left.kept.length === 0 && found.empty.length === plan.volumes.length)
    throw new Refusal(`adopt: nothing of stack ${plan.stack} is here; npm run up builds it`);
  if (found.problems.length > 0) throw new Refusal(found.problems.join("\n"));
  show(found);
  if (!yes && !(await ask(`Take over what was left of stack ${plan.stack}, and build it?`, false)))
    throw new Refusal("nothing was changed; without a terminal, --yes answers the question");

  const { toolchain, dockerHost } = await readyMachine(want, place, yes);
  const docker = dockerAt(dockerHost);
  const image = imageFor((await wanted(place)).house.site.images, toolbox);
  const secrets = await leftSecrets(docker, { stack: plan.stack, image, secrets: found.kept });
  const pulumi = pulumiFor(place, toolchain);
  const salt = await initStack(pulumi, saltOf(want.text));
  await saveStackFile(place, settle(want.text, { host: dockerHost, ...(salt === undefined ? {} : { salt }) }));
  await importState(pulumi, await stateWith(pulumi, salt, secrets));
  await stopHouse(docker, plan.stack);
  const code = await up(place, { yes: true, refresh: false, extra: [], stackFlag });
  // One that something else still mounts stays, and npm run repair names it.
  for (const name of left.configuration) await docker.attempt("volume", "rm", name);
  return code;
}
