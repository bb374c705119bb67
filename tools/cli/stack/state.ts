import { readFile } from "node:fs/promises";
import { z } from "zod";
import { hasCode, Refusal } from "../refusal.ts";
import { backupFiles, backupFolder } from "./backups.ts";
import type { StackPlace } from "./place.ts";

const resource = z.object({
  urn: z.string(),
  type: z.string(),
  id: z.string().default(""),
  protect: z.boolean().default(false),
  delete: z.boolean().default(false),
  /** When it was made; Pulumi's own clock. */
  created: z.iso.datetime({ offset: true }).optional(),
  outputs: z.record(z.string(), z.unknown()).default({}),
});

const deployment = z.object({
  resources: z
    .array(resource)
    .nullish()
    .transform((list) => list ?? []),
  pending_operations: z
    .array(z.object({ type: z.string(), resource: z.object({ urn: z.string() }) }))
    .nullish()
    .transform((list) => list ?? []),
});

const stateFile = z.object({ checkpoint: z.object({ latest: deployment.nullish() }) });

/** One resource of the state, as far as these tools look at it. */
export type StateResource = z.output<typeof resource>;

/** What the state says; secrets in it stay encrypted. */
export interface StackState {
  readonly resources: readonly StateResource[];
  /** What an interrupted update had begun. */
  readonly pending: readonly { readonly type: string; readonly urn: string }[];
}

/** The state that a text holds; undefined when it holds none. */
export function parseState(text: string): StackState | undefined {
  const parsed = stateFile.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const latest = parsed.data.checkpoint.latest;
  return {
    resources: latest?.resources ?? [],
    pending: (latest?.pending_operations ?? []).map(({ type, resource: { urn } }) => ({ type, urn })),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut short: the caller says which file.
    return undefined;
  }
}

/** Reads the state's file; undefined when there is no stack yet. Throws a {@link Refusal} that names the file when it is none. */
export async function readState(place: StackPlace): Promise<StackState | undefined> {
  let text: string;
  try {
    text = await readFile(place.stateFile, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
  const state = parseState(text);
  if (state !== undefined) return state;
  throw new Refusal(
    `${place.stateFile}: given something else than a whole state of Pulumi (a full disk cuts it short); allowed: a state; ` +
      (await backupAdvice(place)),
  );
}

/** What to do about a state that cannot be read. */
async function backupAdvice(place: StackPlace): Promise<string> {
  for (const file of await backupFiles(place)) {
    if (parseState(await readFile(file, "utf8")) === undefined) continue;
    return `make room on its disk, then take the newest whole copy: cp ${file} ${place.stateFile} && npm run repair`;
  }
  return `restore it from a backup of your own, for ${backupFolder(place)} has no whole copy`;
}

/** Last part of a URN: the resource's name. */
export function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}

/** Whether this state has passed the guard that keeps it from building on somebody else's data. */
export function isGuarded(state: StackState | undefined): boolean {
  return state?.resources.some(({ urn, type }) => type === "command:local:Command" && nameOf(urn) === "guard") ?? false;
}
