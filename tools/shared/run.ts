import { spawn, type SpawnOptions } from "node:child_process";

/** What a finished command left behind. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Exit code of a command that was ended because its time was over; the same as timeout(1) gives. */
export const codeOfTimeout = 124;

/** How a command is run. Absent fields: this process's environment and folder, no input, nothing shown, all the time it wants. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Text for standard input; secrets go here, never into the arguments. */
  readonly input?: string;
  /** Called with each line of either stream as it comes. */
  readonly onLine?: (line: string) => void;
  /** Milliseconds after which it is killed; its code is then {@link codeOfTimeout}, and `stderr` ends with the seconds. */
  readonly timeout?: number;
}

/** Thrown by {@link run} when a command ends with a code other than 0; carries the last lines it printed. */
export class CommandFailed extends Error {
  readonly finished: Finished;

  constructor(command: readonly string[], finished: Finished) {
    const tail = `${finished.stderr}\n${finished.stdout}`.trim().split("\n").slice(-15).join("\n  ");
    super(`command failed with code ${String(finished.code)}: ${command.join(" ")}\n  ${tail}`);
    this.name = "CommandFailed";
    this.finished = finished;
  }
}

function eachLine(onLine: (line: string) => void): { push(chunk: string): void; end(): void } {
  let rest = "";
  return {
    push(chunk) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(onLine);
    },
    end() {
      if (rest !== "") onLine(rest);
    },
  };
}

/** Runs a command to its end, whatever its code; 127 when the program is not there, {@link codeOfTimeout} when its time was over. */
export async function attempt(command: readonly [string, ...string[]], options: RunOptions = {}): Promise<Finished> {
  const [program, ...args] = command;
  const spawnOptions: SpawnOptions = {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  };
  return await new Promise<Finished>((resolve) => {
    const child = spawn(program, args, spawnOptions);
    const text = { stdout: "", stderr: "" };
    const onLine = options.onLine ?? (() => undefined);
    for (const name of ["stdout", "stderr"] as const) {
      const lines = eachLine(onLine);
      child[name]?.setEncoding("utf8").on("data", (chunk: string) => {
        text[name] += chunk;
        lines.push(chunk);
      });
      child[name]?.on("end", () => {
        lines.end();
      });
    }
    const seconds = (options.timeout ?? 0) / 1000;
    const timer =
      options.timeout === undefined
        ? undefined
        : setTimeout(() => {
            child.kill("SIGKILL");
            // Its own children may hold the streams open for ever.
            for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
            resolve({
              code: codeOfTimeout,
              stdout: text.stdout,
              stderr: `${text.stderr}no end within ${String(seconds)} s`,
            });
          }, options.timeout);
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve({ code: 127, stdout: text.stdout, stderr: `${text.stderr}${error.message}` });
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code: code ?? (signal === null ? 1 : 128), ...text });
    });
    // A program that ends before it reads its input is judged by its exit code, not by the broken pipe.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(options.input ?? "");
  });
}

/** Runs a command and returns its output. Throws {@link CommandFailed} when it ends with a code other than 0. */
export async function run(command: readonly [string, ...string[]], options: RunOptions = {}): Promise<Finished> {
  const finished = await attempt(command, options);
  if (finished.code !== 0) throw new CommandFailed(command, finished);
  return finished;
}
