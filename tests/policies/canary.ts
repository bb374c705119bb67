import type { Subject } from "../../policies/judged.ts";
import { changed } from "./worsenings.ts";

/** A secret of nobody. */
export const canary = "canary-5b1e0c77";

/** Texts that hold a secret, in the shapes that rules look for. */
export const forms: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `${secret}.example.org`,
  (secret) => `/${secret}`,
  (secret) => `10001:${secret}`,
  (secret) => `0:${secret}`,
  (secret) => `${secret}=x`,
  (secret) => `DB_PASSWORD=${secret}`,
  (secret) => `POSTGRES_PASSWORD=${secret}@admin`,
  (secret) => `URL=postgres://app:${secret}@db/app`,
  (secret) => `postgres://app:${secret}@db/app?token=${secret}`,
  (secret) => `app --password ${secret} --token=${secret}`,
  (secret) => `curl -u me:${secret} -H "Authorization: Bearer ${secret}" http://${secret}/`,
  (secret) => `${["-----BEGIN", "PRIVATE", "KEY-----"].join(" ")}\n${secret}`,
  (secret) => Buffer.from(`${["-----BEGIN", "PRIVATE", "KEY-----"].join(" ")}\n${secret}`).toString("base64"),
  (secret) => `ghp_${"a1".repeat(18)}${secret}`,
  (secret) => `password: ${secret}`,
  (secret) => `[{"address":"ghcr.io","password":"${secret}","configFileContent":"${secret}"}]`,
  (secret) => `[${secret}`,
  (secret) => `no-new-privileges:${secret}`,
  (secret) => `seccomp={"defaultAction":"SCMP_ACT_ALLOW","note":"${secret}"}`,
  (secret) => `ghcr.io/me/${secret}:latest`,
  (secret) => `${secret}.example/me/app:1.0`,
  (secret) => `caddy:2.${secret}`,
  (secret) => `caddy:1.0.0-${secret}`,
  (secret) => `me:${secret}@ghcr.io/me/app`,
];

/** Shapes that some rule quotes: the fast run tries these in each text alone, the full run every one. */
const quotedForm =
  /^(?:<>|\/<>|0:<>|no-new-privileges:<>|ghcr\.io\/me\/<>:latest|<>\.example\/me\/app:1\.0|caddy:(?:2\.|1\.0\.0-)<>)$/;

/** The full run takes minutes. */
const isFullRun = process.env["HEARTH_TEST_FULL"] === "1";

/** Shapes to try in each text alone. */
export const alone = isFullRun ? forms : forms.filter((form) => quotedForm.test(form("<>")));

/** Path of an input. */
export type Path = readonly (string | number)[];

/** Names that a message may say as long as they are plain ones, and a shape that is none. */
const keyForm = /(?:^|\.)labels\[\d+\]\.label$/;
const noPlainName = (secret: string) => `a ${secret}`;

/** Shapes to try in one text of a rule's own cases. */
export function formsAt(path: Path): typeof forms {
  if (keyForm.test(written(path))) return [noPlainName];
  return isFullRun ? alone : forms.slice(0, 2);
}

/** Every text of a value. */
export function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === "string") return [path];
  if (Array.isArray(value)) return value.flatMap((one, index) => leavesOf(one, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

/** A path as messages write it. */
export function written(path: Path): string {
  return path
    .map((key) => (typeof key === "number" ? `[${String(key)}]` : `.${key}`))
    .join("")
    .slice(1);
}

/** A resource with one text in several places. */
export function planted<S extends Subject>(subject: S, paths: readonly Path[], text: string): S {
  return paths.reduce((before, path) => changed(before, ["props", ...path], text) as S, subject);
}

/** Whether a text gives a secret away, or the shape that it was planted in. */
export function givesAway(text: string, form: string): boolean {
  return text.includes(canary) || text.includes(form) || text.includes(JSON.stringify(form).slice(1, -1));
}
