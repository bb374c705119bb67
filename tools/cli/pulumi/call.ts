import { spawn, type StdioOptions } from "node:child_process";
import { createInterface } from "node:readline";
import { projectFolder } from "../../shared/paths.ts";
import { attempt, CommandFailed, type Finished } from "../../shared/run.ts";
import type { StackPlace } from "../stack/place.ts";
import { withStack } from "./arguments.ts";
import { pulumiEnvironment } from "./environment.ts";
import { passInterruptions } from "./interruption.ts";

/** A working Pulumi for one stack. */
export interface Pulumi {
  readonly place: StackPlace;
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Puts a toolchain and a stack together. */
export function pulumiFor(
  place: StackPlace,
  toolchain: { readonly command: readonly [string, ...string[]]; readonly env: Readonly<Record<string, string>> },
): Pulumi {
  return { place, command: toolchain.command, env: pulumiEnvironment(place, toolchain.env) };
}

/** How a streamed call ended. */
export interface Ended {
  readonly code: number;
  /** Whether somebody interrupted it. */
  readonly interrupted: boolean;
}

const codeOfInterrupted = 130;

/** Runs a call whose output is read afterwards. Throws {@link CommandFailed}. */
export async function capture(pulumi: Pulumi, words: readonly string[], input?: string): Promise<Finished> {
  const [program, ...first] = pulumi.command;
  const command = [program, ...first, ...withStack([...words, "--non-interactive"], pulumi.place)] as const;
  const finished = await attempt([...command], {
    cwd: projectFolder,
    env: pulumi.env,
    ...(input === undefined ? {} : { input }),
  });
  if (finished.code !== 0) throw new CommandFailed(command, finished);
  return finished;
}

async function started(
  pulumi: Pulumi,
  words: readonly string[],
  stdio: StdioOptions,
  onLine?: (line: string, stream: "stdout" | "stderr") => void,
): Promise<Ended> {
  const [program, ...first] = pulumi.command;
  // At a terminal the whole group gets Ctrl-C. In a group of its own Pulumi gets it from here alone, so never twice.
  const shares = stdio === "inherit" && process.stdin.isTTY;
  const child = spawn(program, [...first, ...withStack(words, pulumi.place)], {
    cwd: projectFolder,
    env: { ...process.env, ...pulumi.env },
    stdio,
    detached: !shares,
  });
  const { seen, release } = passInterruptions(child, shares ? "by itself" : "what is passed on");
  if (onLine !== undefined) {
    for (const name of ["stdout", "stderr"] as const) {
      const stream = child[name];
      if (stream !== null)
        createInterface({ input: stream }).on("line", (line) => {
          onLine(line, name);
        });
    }
  }
  try {
    return await new Promise<Ended>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => {
        resolve({ code: code ?? codeOfInterrupted, interrupted: seen.happened || signal !== null });
      });
    });
  } finally {
    release();
  }
}

/** Runs a call at this terminal, as if it were typed. */
export async function passThrough(pulumi: Pulumi, words: readonly string[]): Promise<Ended> {
  return await started(pulumi, words, "inherit");
}

/** Runs a call and hands over each line as it comes. */
export async function stream(
  pulumi: Pulumi,
  words: readonly string[],
  onLine: (line: string, stream: "stdout" | "stderr") => void,
): Promise<Ended> {
  return await started(pulumi, [...words, "--non-interactive"], ["ignore", "pipe", "pipe"], onLine);
}
