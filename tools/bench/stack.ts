import { mkdirSync, writeFileSync } from "node:fs";
import { stringify } from "yaml";
import { capture, type Pulumi, pulumiFor } from "../cli/pulumi/call.ts";
import { initStack } from "../cli/pulumi/init.ts";
import { stackPlace } from "../cli/stack/place.ts";
import { hostOf } from "../engine/docker/engine.ts";
import type { PrivateGround } from "../engine/private/layout.ts";
import type { Toolchain } from "../engine/toolchain.ts";
import { attempt, run } from "../shared/run.ts";
import type { StackFile } from "./subjects.ts";

/** A stack on a private ground, and the folder of the program that makes it. */
export interface Stack {
  readonly pulumi: Pulumi;
  readonly program: string;
}

/** What every stack of a run has in common. */
export interface Bench {
  readonly ground: PrivateGround;
  readonly toolchain: Toolchain;
}

const firstPort = 8480;
const firstPool = 213;
let opened = 0;

/** Opens a stack with a port and a range of addresses of its own. */
export async function openStack(bench: Bench, name: string, program: string, file: StackFile): Promise<Stack> {
  const { ground, toolchain } = bench;
  const number = opened++;
  const port = firstPort + number;
  const pool = `10.${String(firstPool + number)}`;
  const place = stackPlace(name, ground.folder);
  mkdirSync(place.state, { recursive: true, mode: 0o700 });
  writeFileSync(place.passphraseFile, "nothing of a measurement is secret", { mode: 0o600 });
  const pulumi = pulumiFor(place, toolchain);
  const keys = {
    access: { mode: "dev", port },
    network: { pool: `${pool}.0.0/16` },
    engine: { host: hostOf(ground.layout) },
    images: { source: "distribution", lock: ground.imageLock },
    ...file,
  };
  const config = Object.fromEntries(Object.entries(keys).map(([key, value]) => [`hearth:${key}`, value]));
  const salt = await initStack(pulumi, undefined);
  writeFileSync(place.configFile, stringify({ encryptionsalt: salt, config }));
  return { pulumi, program };
}

/** Makes the stack's resources for real. Its containers are stopped then: a preview asks the state alone, and theirs would disturb it. */
export async function make({ pulumi, program }: Stack, { ground }: Bench): Promise<void> {
  await capture(pulumi, ["up", "--yes", "--skip-preview", "--cwd", program]);
  const docker = ["docker", "--host", hostOf(ground.layout)] as const;
  const filter = ["--filter", `label=hearth.stack=${pulumi.place.stack}`];
  const { stdout } = await run([...docker, "ps", "--quiet", ...filter]);
  const ids = stdout.split("\n").filter((id) => id !== "");
  if (ids.length > 0) await attempt([...docker, "stop", "--time", "1", ...ids]);
}

/** The stack as Pulumi exports it, with secrets shown. */
export async function exportOf({ pulumi, program }: Stack): Promise<string> {
  return (await capture(pulumi, ["stack", "export", "--show-secrets", "--cwd", program])).stdout;
}
