import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { chmod, link, mkdir, readFile, rm } from "node:fs/promises";
import { replaceFile } from "../../shared/replace-file.ts";
import { hasCode, messageOf, Refusal } from "../refusal.ts";
import { hasPassphrase, withoutPassphrase } from "./passphrase.ts";
import type { StackPlace } from "./place.ts";

const passphraseBytes = 32;

/** The text of the template that a new stack begins with. */
export async function stackTemplate(): Promise<string> {
  return await readFile(new URL("template.yaml", import.meta.url), "utf8");
}

/** The stack file's text, or the template's when there is none yet. */
export async function stackText(place: StackPlace): Promise<string> {
  if (!existsSync(place.configFile)) return await stackTemplate();
  if (!statSync(place.configFile).isFile()) {
    throw new Refusal(`${place.configFile}: given something else than a file; allowed: the stack file; move it away`);
  }
  return await readFile(place.configFile, "utf8");
}

/** Whether the stack file exists and holds just this text. */
export async function stackFileIs(place: StackPlace, text: string): Promise<boolean> {
  return existsSync(place.configFile) && (await readFile(place.configFile, "utf8")) === text;
}

/** Refuses a command that needs a stack where there is none. */
export function mustExist(place: StackPlace): void {
  if (!hasPassphrase(place) && existsSync(place.stateFile)) throw withoutPassphrase(place);
  if (existsSync(place.configFile) && hasPassphrase(place)) return;
  const said = existsSync(place.configFile)
    ? `${place.configFile} is there and nothing was built from it yet; npm run plan shows what it means, npm run up builds it`
    : `nothing at ${place.folder}; npm run up makes it`;
  throw new Refusal(`stack ${place.stack}: ${said}`);
}

async function makePrivate({ folder, state }: StackPlace): Promise<void> {
  try {
    await mkdir(state, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  } catch (error) {
    throw new Refusal(
      `${folder}: could not be made and closed to others (${messageOf(error)}); allowed: a folder of this user's own on a disk that may be written; ` +
        "give it to this user (chown) or mount its disk writable, or set HEARTH_HOME to another path",
    );
  }
}

/**
 * Makes the stack's folder and its passphrase (256 bits) when they are missing. Throws a {@link Refusal} when they cannot
 * be made, and when there is a state and its passphrase is gone: a new one would not open it.
 */
export async function makeFolder(place: StackPlace): Promise<void> {
  await makePrivate(place);
  if (hasPassphrase(place)) return;
  if (existsSync(place.stateFile)) throw withoutPassphrase(place);
  const draft = `${place.passphraseFile}.${randomUUID()}`;
  await replaceFile(draft, randomBytes(passphraseBytes).toString("base64url"));
  try {
    if (existsSync(place.passphraseFile) && !hasPassphrase(place)) await rm(place.passphraseFile);
    await link(draft, place.passphraseFile);
  } catch (error) {
    // Another up has made one in the same moment: both use it.
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    await rm(draft);
  }
}
