import { z } from "zod";
import { someSettings } from "./settings-schema.ts";
import type { Settings } from "./settings.ts";
import { fromYaml } from "./yaml-file.ts";

const place = z
  .string()
  .regex(/^[^/*\s]+\/(\*|[^/*\s]+)$/, "has to be <project>/<stack>, or <project>/* for each stack of a project");

const file = z.strictObject({ stacks: z.record(place, someSettings).default({}) });

/** What a settings file gives, and what is wrong with it. */
export interface SettingsFile {
  /** Settings by `<project>/<stack>`, or `<project>/*` for each stack of a project. */
  readonly stacks: Readonly<Record<string, Partial<Settings>>>;
  /** Each in a line: path, and what is allowed. With any, the file gives nothing. */
  readonly problems: readonly string[];
}

/** Reads the text of a settings file. */
export function readSettings(text: string): SettingsFile {
  const read = fromYaml("settings.yaml", text, file);
  if ("problems" in read) return { stacks: {}, problems: read.problems };
  // A key without a value would count as given.
  return { stacks: JSON.parse(JSON.stringify(read.data.stacks)) as SettingsFile["stacks"], problems: [] };
}

/** What the file gives for a stack: its own keys before those for each stack of its project. */
export function settingsFor(
  { stacks }: Pick<SettingsFile, "stacks">,
  project: string,
  stack: string,
): Partial<Settings> {
  return { ...stacks[`${project}/*`], ...stacks[`${project}/${stack}`] };
}
