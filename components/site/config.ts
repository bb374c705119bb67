import { existsSync, readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { SiteError } from "./errors.ts";
import { parseImageLock } from "./image-lock.ts";
import { type Reading, readingOf } from "./parse.ts";

/** Reads the stack file: the only place that knows how Pulumi hands it over. */
export function readSite(): Reading {
  const prefix = "hearth:";
  const entries = Object.entries(pulumi.runtime.allConfig())
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, value]) => [key.slice(prefix.length), valueOf(value)] as const);
  return readingOf(pulumi.getStack(), Object.fromEntries(entries), readLock);
}

/** Runs a step of the program; its owner's mistake is reported as what it is, without a stack trace. */
export function reported<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw error instanceof SiteError ? new pulumi.RunError(error.message) : error;
  }
}

/** Pulumi hands over a map or list as JSON and everything else as it stands. */
function valueOf(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    // A text that merely starts with a bracket: the schema says what is allowed in its place.
    return text;
  }
}

function readLock(path: string): Readonly<Record<string, `sha256:${string}`>> {
  if (existsSync(path)) return parseImageLock(path, readFileSync(path, "utf8"));
  throw new SiteError([
    {
      path: "hearth:images.lock",
      given: path,
      allowed: "a file that exists",
      remedy: "run npm run up, which writes it",
    },
  ]);
}
