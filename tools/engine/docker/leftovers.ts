import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { run } from "../../shared/run.ts";
import type { EngineLayout } from "./layout.ts";
import { commandLine, end } from "./process.ts";

/** Mount points below any of the folders, deepest first, from the text of a mountinfo file (proc(5)). */
export function mountsBelow(mountinfo: string, folders: readonly string[]): string[] {
  return mountinfo
    .split("\n")
    .map((line) =>
      (line.split(" ")[4] ?? "").replaceAll(/\\(\d{3})/g, (_, octal: string) =>
        String.fromCharCode(parseInt(octal, 8)),
      ),
    )
    .filter((point) => folders.some((folder) => point === folder || point.startsWith(`${folder}/`)))
    .sort((a, b) => b.length - a.length);
}

function pids(): number[] {
  return readdirSync("/proc").map(Number).filter(Number.isInteger);
}

/** Pids of the shims that keep containers of this layout's containerd alive. */
function shims(layout: EngineLayout): number[] {
  return pids().filter((pid) => {
    const words = commandLine(pid);
    return (
      basename(words?.[0] ?? "").startsWith("containerd-shim") && words?.includes(layout.containerd.socket) === true
    );
  });
}

function childrenOf(parent: number): number[] {
  return pids().filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1]);
  } catch {
    // It ended while the list was read.
    return undefined;
  }
}

/** Ends the containers that a killed engine left running, and unmounts all below its folders. */
export async function removeLeftovers(layout: EngineLayout): Promise<void> {
  const { containerd, docker } = layout;
  for (const shim of shims(layout)) {
    // First the container's own first process, which takes the others along: it would outlive its shim.
    for (const pid of childrenOf(shim)) await end(pid, true, 0);
    await end(shim, false, 5_000);
  }
  const folders = [containerd.root, containerd.state, docker.data, docker.exec];
  for (const point of mountsBelow(readFileSync("/proc/self/mountinfo", "utf8"), folders)) {
    await run(["umount", "--lazy", point]);
  }
}
