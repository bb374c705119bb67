import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Finished } from "../../tools/shared/run.ts";
import { houseOf, secretFolder } from "./canary-house.ts";
import { hearth } from "./support/cli.ts";
import { containersOf, docker, tryDocker, untilHealthy } from "./support/engine.ts";
import { ask } from "./support/http.ts";
import type { House } from "./support/house.ts";
import { ground } from "./support/layout.ts";
import { watchProcesses } from "./support/watch-processes.ts";

/** Texts in which a secret must not stand, by what they are. */
export type Surfaces = Map<string, string>;

function textOf({ stdout, stderr }: Finished): string {
  return `${stdout}\n${stderr}`;
}

/** Arguments and environments of all processes while a piece of work goes on, one of which shows the planted text. */
async function watched(phase: string, planted: string, work: () => Promise<unknown>): Promise<Surfaces> {
  const env = { ...process.env, PLANTED: planted };
  const bystander = spawn("sleep", ["600"], { argv0: planted, env, stdio: "ignore" });
  try {
    const shown = await watchProcesses(work);
    return new Map([
      [`arguments of processes, ${phase}`, shown.arguments],
      [`environments of processes, ${phase}`, shown.environments],
    ]);
  } finally {
    bystander.kill();
  }
}

/** What processes show while a house is built. */
export async function firstUp(house: House, planted: string): Promise<Surfaces> {
  return await watched("first up", planted, async () => await house.up());
}

/** Everything that the commands print, and what processes show meanwhile; all passwords get new ones on the way. */
export async function commandSurfaces(house: House, planted: string): Promise<Surfaces> {
  const surfaces: Surfaces = new Map();
  const said = async (name: string, ...words: string[]) => {
    surfaces.set(name, textOf(await house.pulumi(...words)));
  };
  house.write(houseOf(2, planted));
  await said("preview --diff", "preview", "--diff");
  await said("preview --json", "preview", "--json");
  await said("preview -v=3", "preview", "-v=3", "--logtostderr");
  const rotation = await watched("rotation", planted, async () => {
    await said("up --diff", "up", "--yes", "--diff");
  });
  await said("refresh --diff", "refresh", "--yes", "--diff");
  await said("state, exported", "stack", "export");
  await said("outputs", "stack", "output", "--json");
  return new Map([...surfaces, ...rotation]);
}

/** A database put back, and one that is not there. */
export async function restoreSurfaces({ stack }: House, planted: string): Promise<Surfaces> {
  const surfaces: Surfaces = new Map();
  const processes = await watched("restore", planted, async () => {
    for (const service of ["asker", "wordpress", "nobody"])
      surfaces.set(`restore of ${service}`, textOf(await hearth(stack, "restore", service, "--yes")));
  });
  return new Map([...surfaces, ...processes]);
}

/** An update that fails with each server: one is down, and two no longer take the administrator's password that they had. */
export async function failureSurfaces(house: House, planted: string): Promise<Surfaces> {
  const { stack } = house;
  const [postgres = ""] = await containersOf(stack, "status=running", "label=hearth.service=postgres");
  const files = await Promise.all(
    ["mariadb", "redis"].map(async (service) => join(await secretFolder(stack, service, 2), "admin")),
  );
  const before = files.map((file) => readFileSync(file, "utf8"));
  for (const file of files) writeFileSync(file, "wrong");
  await docker("stop", postgres);
  house.write(houseOf(2, planted, 3));
  const surfaces: Surfaces = new Map();
  try {
    const processes = await watched("up that fails", planted, async () => {
      surfaces.set("up that fails", textOf(await house.tryUp("--diff", "--continue-on-error")));
    });
    return new Map([...surfaces, ...processes]);
  } finally {
    for (const [at, file] of files.entries()) writeFileSync(file, before[at] ?? "");
    await docker("start", postgres);
  }
}

function basic(account: string, password: string): Readonly<Record<string, string>> {
  return { authorization: `Basic ${Buffer.from(`${account}:${password}`).toString("base64")}` };
}

/** Signs in rightly, wrongly, and while the service is away, so that the proxy has something to complain about. */
export async function useSignIn(stack: string, account: string, password: string, planted: string): Promise<number[]> {
  await untilHealthy(stack, 120);
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
