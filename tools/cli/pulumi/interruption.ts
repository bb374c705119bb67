import type { ChildProcess } from "node:child_process";

/** Whether a call hears Ctrl-C by itself, in this terminal's process group, or only what is passed on to it. */
export type Hearing = "by itself" | "what is passed on";

/** What may ask a call to end; `lost output` is a closed terminal or a reader such as `head` that has gone. */
export type Cause = "SIGINT" | "SIGTERM" | "SIGHUP" | "lost output";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** npm passes on what the terminal has sent to everybody already: within this time, in milliseconds, two are one. */
const together = 1_000;

type Passed = "never" | "first" | "each";

/** Pulumi ends in order at its first interrupt and drops what it does at its second; a closed terminal is heard of twice. */
const passed: Readonly<Record<Hearing, Readonly<Record<Cause, Passed>>>> = {
  "what is passed on": { SIGINT: "each", SIGTERM: "each", SIGHUP: "first", "lost output": "first" },
  "by itself": { SIGINT: "never", SIGTERM: "each", SIGHUP: "first", "lost output": "first" },
};

/** Interruptions of one call. */
export interface Interruptions {
  /** Whether there was any. */
  readonly happened: boolean;
  /** Takes one; says whether it is to be passed on as a SIGINT. */
  take(cause: Cause): boolean;
}

/** Counts the interruptions of a call. `now` gives milliseconds. */
export function interruptions(hearing: Hearing, now: () => number = () => performance.now()): Interruptions {
  let last: number | undefined;
  return {
    get happened() {
      return last !== undefined;
    },
    take(cause) {
      const before = last;
      last = now();
      const how = passed[hearing][cause];
      return how !== "never" && (before === undefined || (how === "each" && last - before > together));
    },
  };
}

/** Interrupts a call; in a group of its own all of the group, for `pulumi` on PATH may be a script that runs the real one. */
function interrupt({ pid, exitCode, signalCode }: ChildProcess, hearing: Hearing): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  process.kill(hearing === "by itself" ? pid : -pid, "SIGINT");
}

/** Passes on to a call what interrupts this program, until `release`. */
export function passInterruptions(
  child: ChildProcess,
  hearing: Hearing,
): { readonly seen: Interruptions; readonly release: () => void } {
  const seen = interruptions(hearing);
  const take = (cause: Cause): void => {
    if (seen.take(cause)) interrupt(child, hearing);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    const known = signals.find((one) => one === signal);
    if (known !== undefined) take(known);
  };
  const onLostOutput = (): void => {
    take("lost output");
  };
  for (const signal of signals) process.on(signal, onSignal);
  // Stays for good: what is said after the call must not end this program before its exit code is known.
  for (const output of [process.stdout, process.stderr]) output.on("error", onLostOutput);
  return {
    seen,
    release() {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
