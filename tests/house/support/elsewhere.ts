import { join } from "node:path";
import { projectFolder } from "../../../tools/shared/paths.ts";
import { run } from "../../../tools/shared/run.ts";
import type { Probes, Results } from "./probe-words.ts";

/** How `nsenter` names a network namespace: that of a process, or one with a file. */
export type Namespace = { readonly pid: number } | { readonly name: string };

/** Words that run a program within a network namespace. */
export function within(namespace: Namespace): readonly [string, ...string[]] {
  const net = "pid" in namespace ? `/proc/${String(namespace.pid)}/ns/net` : `/run/netns/${namespace.name}`;
  return ["nsenter", `--net=${net}`, "--"];
}

const prober = join(projectFolder, "tests/house/support/probe.ts");

/** Tries ports, names and pages from within a network namespace. */
export async function probeFrom(namespace: Namespace, probes: Probes): Promise<Results> {
  // NODE_OPTIONS of the test runner are none of the prober's business.
  const options = { input: JSON.stringify(probes), env: { NODE_OPTIONS: undefined } };
  const { stdout } = await run([...within(namespace), process.execPath, prober], options);
  return JSON.parse(stdout) as Results;
}
