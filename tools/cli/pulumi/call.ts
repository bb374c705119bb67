import { spawn, type StdioOptions } from "node:child_process";
import { createInterface } from "node:readline";
import { projectFolder } from "../../shared/paths.ts";
import { attempt, CommandFailed, type Finished } from "../../shared/run.ts";
import type { StackPlace } from "../stack/place.ts";
import { withStack } from "./arguments.ts";
import { pulumiEnvironment } from "./environment.ts";

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
  const child = spawn(program, [...first, ...withStack(words, pulumi.place)], {
    cwd: projectFolder,
    env: { ...process.env, ...pulumi.env },
    stdio,
  });
  let interrupted = false;
  // At a terminal Ctrl-C reaches Pulumi by itself; a second signal would make it drop what it is doing.
  const onInterrupt = (): void => {
    interrupted = true;
    if (!process.stdin.isTTY) child.kill("SIGINT");
  };
  const onTerminate = (): void => {
    interrupted = true;
    child.kill("SIGINT");
  };
  process.on("SIGINT", onInterrupt).on("SIGTERM", onTerminate);
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
        resolve({ code: code ?? codeOfInterrupted, interrupted: interrupted || signal !== null });
      });
    });
  } finally {
    process.off("SIGINT", onInterrupt).off("SIGTERM", onTerminate);
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
