import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { engineVersion } from "./ask.ts";
import type { EngineLayout } from "./layout.ts";
import { removeLeftovers } from "./leftovers.ts";
import { end, runningPid, startDetached, waitFor } from "./process.ts";

const startPatience = 60_000;
const stopPatience = 30_000;

/** How `DOCKER_HOST` names an engine of this layout. */
export function hostOf(layout: EngineLayout): string {
  return `unix://${layout.docker.socket}`;
}

interface Program {
  readonly name: string;
  readonly mark: string;
  readonly command: readonly string[];
  readonly pidFile: string;
  readonly logFile: string;
  readonly answers: () => Promise<boolean> | boolean;
}

/** containerd is a process of its own: as dockerd's child it would keep dockerd from starting again after a SIGKILL. */
function programs(layout: EngineLayout): readonly [Program, Program] {
  const { containerd, docker, within } = layout;
  const daemon = [
    ...["dockerd", "--containerd", containerd.socket, "--data-root", docker.data, "--exec-root", docker.exec],
    ...["--host", hostOf(layout), "--pidfile", docker.pidFile, ...layout.arguments],
  ];
  const runtime = [
    "containerd",
    "--root",
    containerd.root,
    "--state",
    containerd.state,
    "--address",
    containerd.socket,
  ];
  return [
    {
      name: "containerd",
      mark: containerd.socket,
      command: [...within, ...runtime],
      pidFile: containerd.pidFile,
      logFile: containerd.logFile,
      answers: () => existsSync(containerd.socket),
    },
    {
      name: "dockerd",
      mark: docker.pidFile,
      command: [...within, ...daemon],
      pidFile: docker.pidFile,
      logFile: docker.logFile,
      answers: async () => (await engineVersion(hostOf(layout))) !== undefined,
    },
  ];
}

/** Lines at the end of a log; empty when there is none. */
function tail(file: string, lines = 15): string {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").slice(-lines).join("\n  ") : "";
}

async function startProgram(program: Program, layout: EngineLayout): Promise<void> {
  const { name, mark, command, pidFile, logFile, answers } = program;
  let pid = runningPid(pidFile, name, mark);
  if (pid === undefined) {
    rmSync(pidFile, { force: true });
    if (name === "containerd") rmSync(layout.containerd.socket, { force: true });
    pid = await startDetached(command, logFile);
    // dockerd writes its own, and refuses to start where one is there already.
    if (name === "containerd") writeFileSync(pidFile, `${String(pid)}\n`);
  }
  const process = join("/proc", String(pid), "exe");
  const ended = (): boolean => !existsSync(process);
  await waitFor(async () => ended() || (await answers()), startPatience);
  if (!ended() && (await answers())) return;
  const why = ended() ? "ended at once" : `does not answer after ${String(startPatience / 1000)} s`;
  throw new Error(`${name} of engine ${layout.name} ${why}; the end of ${logFile}:\n  ${tail(logFile)}`);
}

/**
 * Starts an engine by hand and waits until it answers. Running parts are left alone, so it may be called again at any time.
 * Needs root. Returns its host. Throws with the end of the log when a part does not come up.
 */
export async function startEngine(layout: EngineLayout): Promise<string> {
  const { containerd, docker } = layout;
  for (const folder of [containerd.root, containerd.state, docker.data, docker.exec])
    mkdirSync(folder, { recursive: true });
  for (const program of programs(layout)) await startProgram(program, layout);
  return hostOf(layout);
}

/** How an engine is stopped. */
export interface StopOptions {
  /** SIGKILL at once, as a crash would; containers stay alive. Absent: false, a clean stop. */
  readonly hard?: boolean;
  /** Absent: the layout's `disposable`. */
  readonly removeLeftovers?: boolean;
}

/** Stops what the pid files of this layout speak of, and nothing else; nothing to do is no error. */
export async function stopEngine(layout: EngineLayout, options: StopOptions = {}): Promise<void> {
  const { hard = false, removeLeftovers: clean = layout.disposable } = options;
  for (const { name, mark, pidFile } of programs(layout).toReversed()) {
    const pid = runningPid(pidFile, name, mark);
    if (pid !== undefined) await end(pid, hard, stopPatience);
    rmSync(pidFile, { force: true });
  }
  if (clean) await removeLeftovers(layout);
}
