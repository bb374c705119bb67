import { createDecipheriv, pbkdf2 } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { hasCode, messageOf, Refusal } from "../refusal.ts";
import { saltOf } from "./document.ts";
import type { StackPlace } from "./place.ts";

/** Source of these and of the salt's form: pulumi/pulumi 3.259.0, sdk/go/common/resource/config/crypt.go. */
const rounds = 1_000_000;
const keyBytes = 32;
const tagBytes = 16;
const sealed = "pulumi";

const saltForm = /^v1:(?<salt>[A-Za-z0-9+/=]+):v1:(?<nonce>[A-Za-z0-9+/=]+):(?<text>[A-Za-z0-9+/=]+)$/;

/**
 * Whether a passphrase opens what Pulumi sealed with it beside its salt (`encryptionsalt` of a stack file); it takes half
 * a second of one processor. Undefined when the salt has a form that is not known here.
 */
export async function opens(encryptionSalt: string, passphrase: string): Promise<boolean | undefined> {
  const { salt, nonce, text } = saltForm.exec(encryptionSalt)?.groups ?? {};
  if (salt === undefined || nonce === undefined || text === undefined) return undefined;
  const key = await promisify(pbkdf2)(passphrase, Buffer.from(salt, "base64"), rounds, keyBytes, "sha256");
  const bytes = Buffer.from(text, "base64");
  try {
    const cipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
    cipher.setAuthTag(bytes.subarray(-tagBytes));
    const opened = Buffer.concat([cipher.update(bytes.subarray(0, -tagBytes)), cipher.final()]);
    return opened.toString("utf8") === sealed;
  } catch {
    // Another key, or a salt that was edited: neither opens.
    return false;
  }
}

/** Whether there is a passphrase; an empty file, which a full disk leaves, is none. */
export function hasPassphrase({ passphraseFile }: StackPlace): boolean {
  return existsSync(passphraseFile) && statSync(passphraseFile).size > 0;
}

const remedy = "restore it from a backup (a new one does not open the state)";

/** The refusal of a passphrase that is gone while its state is there. */
export function withoutPassphrase({ passphraseFile }: StackPlace): Refusal {
  return new Refusal(`${passphraseFile}: missing or empty, but there is a state that was written with it; ${remedy}`);
}

/** Why the state would not open, in a line without the passphrase; undefined when it does, or nothing was sealed yet. */
export async function passphraseProblem(place: StackPlace): Promise<string | undefined> {
  const { configFile, passphraseFile, stateFile } = place;
  if (!existsSync(stateFile)) return undefined;
  if (!hasPassphrase(place)) return withoutPassphrase(place).message;
  const salt = existsSync(configFile) ? saltOf(await readFile(configFile, "utf8")) : undefined;
  if (salt === undefined) return undefined;
  try {
    // As Pulumi reads it: without blanks and line ends around it.
    const passphrase = (await readFile(passphraseFile, "utf8")).trim();
    if ((await opens(salt, passphrase)) !== false) return undefined;
  } catch (error) {
    if (!hasCode(error, "EACCES")) throw error;
    return `${passphraseFile}: cannot be read (${messageOf(error)}); allowed: a file that this user reads; give it to this user (chown)`;
  }
  return (
    `${passphraseFile}: given another passphrase than the one that sealed the secrets of this stack (encryptionsalt in ${configFile}); ` +
    `allowed: that one; ${remedy}`
  );
}
