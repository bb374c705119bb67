import { userInfo } from "node:os";
import type { HostChange, Report } from "../../shared/host-change.ts";
import { aptChange, runAsRoot } from "../root.ts";
import { engineVersion } from "./ask.ts";
import { hostOf, startEngine } from "./engine.ts";
import { standardLayout } from "./layout.ts";
import { ensureDockerPackages, missingPackages, onMachine } from "./packages.ts";
import { waitFor } from "./process.ts";
import { closedToUser, hasServices, openCommand, startCommand, typed } from "./service.ts";

/** A Docker Engine that answers. */
export interface DockerEngine {
  /** As `DOCKER_HOST` writes it. */
  readonly host: string;
  /** Found running, started as a service, or started by hand where there is no service manager. */
  readonly way: "running" | "service" | "by-hand";
  readonly version: string;
}

const startPatience = 60_000;
const { socket } = standardLayout.docker;

/** The engine that `DOCKER_HOST` names, else the machine's own. */
export function givenHost(): string {
  const given = process.env["DOCKER_HOST"];
  return given === undefined || given === "" ? hostOf(standardLayout) : given;
}

function isStandard(host: string): boolean {
  return host === hostOf(standardLayout);
}

/** What would change on the machine so that an engine answers. Empty when one does. */
export async function planDocker(): Promise<HostChange[]> {
  const host = givenHost();
  const cli = onMachine("docker") ? [] : aptChange("the docker command", ["docker-cli"]);
  if ((await engineVersion(host)) !== undefined) return cli;
  if (!isStandard(host)) return [];
  const missing = missingPackages();
  const root = process.getuid?.() === 0;
  const start = hasServices()
    ? "start the Docker Engine (service docker)"
    : "start the Docker Engine by hand (containerd and dockerd)";
  return [
    ...aptChange("the Docker Engine", missing),
    ...(closedToUser(socket) ? [] : [{ what: start, command: typed(startCommand()), root: true }]),
    ...(root
      ? []
      : [{ what: `let ${userInfo().username} use the Docker Engine`, command: typed(openCommand()), root: true }]),
  ];
}

async function start(report: Report): Promise<DockerEngine["way"]> {
  const host = hostOf(standardLayout);
  const services = hasServices();
  report(`starting the Docker Engine${services ? "" : " by hand"}`);
  if (services || process.getuid?.() !== 0) await runAsRoot(startCommand());
  else await startEngine(standardLayout);
  const answers = await waitFor(
    async () => closedToUser(socket) || (await engineVersion(host)) !== undefined,
    startPatience,
  );
  if (!answers) {
    const see = services ? "journalctl -u docker" : standardLayout.docker.logFile;
    throw new Error(
      `the Docker Engine was started and does not answer at ${host} after ${String(startPatience / 1000)} s; see ${see}`,
    );
  }
  return services ? "service" : "by-hand";
}

async function found(host: string, way: DockerEngine["way"]): Promise<DockerEngine | undefined> {
  const version = await engineVersion(host);
  return version === undefined ? undefined : { host, way, version };
}

/**
 * Makes sure that a Docker Engine answers: the one of `DOCKER_HOST` or of the standard socket, else the distribution's package,
 * started as a service or by hand. Safe to repeat. Throws with the exact command where root is needed and not to be had.
 */
export async function ensureDocker(report: Report): Promise<DockerEngine> {
  const host = givenHost();
  const running = await found(host, "running");
  if (running !== undefined && onMachine("docker")) return running;
  if (!isStandard(host) && running === undefined) {
    throw new Error(
      `DOCKER_HOST is ${host} and no Docker Engine answers there; start it, or unset DOCKER_HOST to use the machine's own`,
    );
  }
  await ensureDockerPackages(report);
  if (running !== undefined) return running;
  // The package may have started it already.
  let way: DockerEngine["way"] = hasServices() ? "service" : "by-hand";
  if ((await found(host, way)) === undefined && !closedToUser(socket)) way = await start(report);
  if (closedToUser(socket)) await runAsRoot(openCommand());
  const engine = await found(host, way);
  if (engine === undefined)
    throw new Error(`the Docker Engine does not answer at ${host}; run "sudo docker version" to see why`);
  return engine;
}
