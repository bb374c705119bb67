import { readFileSync } from "node:fs";
import { type Exceptions, readExceptions } from "./exceptions.ts";
import type { Rule } from "./rule.ts";
import { readSettings, type SettingsFile } from "./settings-file.ts";

/** What a person has reviewed: the two files beside the pack. */
export interface Reviewed {
  readonly exceptions: Exceptions;
  readonly settings: SettingsFile;
}

function text(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

/** Reads `exceptions.yaml` and `settings.yaml`. */
export function readReviewed(rules: readonly Rule[], now: Date): Reviewed {
  return {
    exceptions: readExceptions(text("exceptions.yaml"), new Set(rules.map(({ id }) => id)), now),
    settings: readSettings(text("settings.yaml")),
  };
}
