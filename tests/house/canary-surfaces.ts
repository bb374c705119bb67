import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Finished } from "../../tools/shared/run.ts";
import { containersOf, docker, tryDocker, untilHealthy } from "./support/engine.ts";
import { ask } from "./support/http.ts";
import { type House, httpbin, smallHouse, type StackFile } from "./support/house.ts";
import { ground } from "./support/layout.ts";
import { watchProcesses } from "./support/watch-processes.ts";

/** Texts in which a secret must not stand, by what they are. */
export type Surfaces = Map<string, string>;

/** A house with a generation of the sign-in; its custom entry may say a text that is no secret. */
export function houseOf(rotation: number, planted?: string): StackFile {
  const custom = { httpbin: { ...httpbin, env: planted === undefined ? {} : { PLANTED: planted } } };
  return { ...smallHouse, custom, signIn: { rotation } };
}

function textOf({ stdout, stderr }: Finished): string {
  return `${stdout}\n${stderr}`;
}

/** Everything that the commands print, and what processes show meanwhile; the sign-in gets a new password on the way. */
export async function commandSurfaces(house: House, planted: string): Promise<Surfaces> {
  const surfaces: Surfaces = new Map();
  const said = async (name: string, ...words: string[]) => {
    surfaces.set(name, textOf(await house.pulumi(...words)));
  };
  house.write(houseOf(2, planted));
  await said("preview --diff", "preview", "--diff");
  await said("preview --json", "preview", "--json");
  await said("preview -v=3", "preview", "-v=3", "--logtostderr");
  const bystander = spawn("sleep", ["120"], { argv0: planted, stdio: "ignore" });
  const shown = await watchProcesses(async () => {
    await said("up --diff", "up", "--yes", "--diff");
  });
  bystander.kill();
  surfaces.set("arguments of processes", shown.arguments).set("environments of processes", shown.environments);
  await said("refresh --diff", "refresh", "--yes", "--diff");
  await said("state, exported", "stack", "export");
  await said("outputs", "stack", "output", "--json");
  return surfaces;
}

function basic(account: string, password: string): Readonly<Record<string, string>> {
  return { authorization: `Basic ${Buffer.from(`${account}:${password}`).toString("base64")}` };
}

/** Signs in rightly, wrongly, and while the service is away, so that the proxy has something to complain about. */
export async function useSignIn(stack: string, account: string, password: string, planted: string): Promise<number[]> {
  await untilHealthy(stack, 60);
  const path = `/${encodeURIComponent(planted)}`;
  const host = "glances.hearth.localhost";
  const right = { headers: basic(account, password) };
  const statuses = [
    (await ask(host, right)).status,
    (await ask(host, { headers: basic(account, `x${password}`) })).status,
  ];
  await ask("httpbin.hearth.localhost", { path });
  const [glances = ""] = await containersOf(stack, "status=running", "label=hearth.service=glances");
  await docker("stop", "--time", "1", glances);
  statuses.push((await ask(host, { ...right, path })).status);
  await docker("start", glances);
  return statuses;
}

async function inspectAll(kind: "volume" | "network" | "image" | "container"): Promise<string> {
  const list = kind === "container" ? ["ps", "--all", "--quiet"] : [kind, "ls", "--quiet"];
  const ids = (await docker(...list)).split("\n").filter((id) => id !== "");
  return await docker(kind, "inspect", ...new Set(ids));
}

/** Everything that the engine shows: inspections with their labels, and logs. */
export async function engineSurfaces(stack: string): Promise<Surfaces> {
  const surfaces: Surfaces = new Map();
  for (const kind of ["container", "volume", "network", "image"] as const) {
    surfaces.set(`docker ${kind} inspect`, await inspectAll(kind));
  }
  const logs = async (...filters: string[]) => {
    const names = await containersOf(stack, ...filters);
    return (await Promise.all(names.map(async (name) => textOf(await tryDocker("logs", name))))).join("\n");
  };
  surfaces.set("logs of the proxy", await logs("label=hearth.service=caddy"));
  surfaces.set("logs of all containers", await logs());
  surfaces.set("log of the engine", readFileSync(ground().layout.docker.logFile, "utf8"));
  return surfaces;
}
