import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inTemporaryFolder } from "../../shared/temporary-folder.ts";
import { hasCode } from "../refusal.ts";
import { type Ended, passThrough, type Pulumi } from "./call.ts";

/** How a call ended, and the events that it wrote down, one a line. */
export interface Logged extends Ended {
  readonly log: string;
}

/** Runs a call at this terminal, and keeps its events as well. Pulumi offers its `--event-log` to those who debug alone. */
export async function passThroughWithLog(pulumi: Pulumi, words: readonly string[]): Promise<Logged> {
  return await inTemporaryFolder("hearth-events-", async (folder) => {
    const file = join(folder, "events.json");
    const env = { ...pulumi.env, PULUMI_DEBUG_COMMANDS: "true" };
    const ended = await passThrough({ ...pulumi, env }, [...words, "--event-log", file]);
    return { ...ended, log: await textOf(file) };
  });
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    // A call that failed before it began has written none.
    if (hasCode(error, "ENOENT")) return "";
    throw error;
  }
}
