import { z } from "zod";
import { closedToUser } from "../../engine/docker/service.ts";
import { attempt, codeOfTimeout, CommandFailed, type Finished } from "../../shared/run.ts";
import { type Silence, whyOf } from "../checks/engine.ts";
import { otherEngines } from "../pulumi/environment.ts";
import { type Job, jobWords } from "./job.ts";

/** Where a machine's own engine answers. */
export const usualHost = "unix:///var/run/docker.sock";

/** Milliseconds that an engine has for the answer to a question, and for taking something away. */
const limits = { question: 20_000, removal: 120_000 } as const;

const healthLog = z.object({ ExitCode: z.number(), Output: z.string() });

const container = z
  .object({
    Id: z.string(),
    Name: z.string(),
    Image: z.string().default(""),
    Created: z.string().default(""),
    RestartCount: z.number().default(0),
    State: z.object({
      Status: z.string(),
      Running: z.boolean(),
      Health: z.object({ Status: z.string(), Log: z.array(healthLog).nullish() }).nullish(),
    }),
    Config: z.object({ Labels: z.record(z.string(), z.string()).nullish() }),
    HostConfig: z.object({
      PortBindings: z
        .record(z.string(), z.array(z.object({ HostIp: z.string(), HostPort: z.string() })).nullish())
        .nullish(),
    }),
    NetworkSettings: z.object({
      Networks: z.record(z.string(), z.object({ Aliases: z.array(z.string()).nullish() })).nullish(),
    }),
  })
  .transform(({ Id, Name, Image, State, Config, HostConfig, NetworkSettings }) => ({
    id: Id,
    name: Name.replace(/^\//, ""),
    image: Image,
    status: State.Status,
    running: State.Running,
    health: State.Health?.Status ?? "none",
    lastHealth: (State.Health?.Log ?? [])
      .slice(-1)
      .map(({ ExitCode, Output }) => `exit code ${String(ExitCode)}: ${Output.trim()}`),
    labels: Config.Labels ?? {},
    ports: Object.values(HostConfig.PortBindings ?? {}).flatMap((bound) =>
      (bound ?? []).map(({ HostIp, HostPort }) => ({ address: HostIp, port: Number(HostPort) })),
    ),
    networks: Object.keys(NetworkSettings.Networks ?? {}).sort(),
  }));

const network = z
  .object({
    Id: z.string(),
    Name: z.string(),
    Labels: z.record(z.string(), z.string()).nullish(),
    IPAM: z.object({ Config: z.array(z.object({ Subnet: z.string().optional() })).nullish() }),
  })
  .transform(({ Id, Name, Labels, IPAM }) => ({
    id: Id,
    name: Name,
    labels: Labels ?? {},
    subnets: (IPAM.Config ?? []).flatMap(({ Subnet }) => (Subnet === undefined ? [] : [Subnet])),
  }));

/** A container as far as these tools look at it. */
export type EngineContainer = z.output<typeof container>;

/** A network as far as these tools look at it. */
export type EngineNetwork = z.output<typeof network>;

/** What is asked of one engine, always the one that the stack file names. */
export interface Docker {
  readonly host: string;
  /** Runs a client command that asks something, whatever its exit code; an engine that hangs is one of them. */
  attempt(...words: readonly string[]): Promise<Finished>;
  /** Why the engine does not answer; undefined when it does. Ask this first: it never throws. */
  silence(): Promise<Silence | undefined>;
  /** Containers, all states; with `labels` given only those that carry them all. */
  containers(...labels: readonly string[]): Promise<readonly EngineContainer[]>;
  networks(): Promise<readonly EngineNetwork[]>;
  /** Names of volumes; with `label` given only those that carry it. */
  volumes(label?: string): Promise<readonly string[]>;
  /** Runs a program inside a container for as long as it takes, whatever its exit code. */
  execute(container: string, program: readonly string[]): Promise<Finished>;
  /** Runs a job in a container of its own for as long as it takes, whatever its exit code; the container goes with it. */
  job(job: Job): Promise<Finished>;
  /** Makes a volume of this name and label; one that is there stays as it is. */
  makeVolume(name: string, label: string): Promise<void>;
  /** Stops a container as politely as it was made to be, for as long as that takes; it stays stopped. */
  stop(id: string): Promise<void>;
  /** Starts a container that was stopped. */
  start(id: string): Promise<void>;
  /** Removes a container; its volumes stay. */
  removeContainer(id: string): Promise<void>;
  /** Removes a network that nothing uses. */
  removeNetwork(id: string): Promise<void>;
}

/** Label that everything of a stack carries in the engine. */
export function stackLabel(stack: string): string {
  return `hearth.stack=${stack}`;
}

type Run = (timeout: number, ...words: readonly string[]) => Promise<unknown>;

/** What moves and reads data. */
function worksAt(host: string, run: Run): Pick<Docker, "job" | "makeVolume" | "stop" | "start"> {
  return {
    async job(job) {
      return await attempt(["docker", "--host", host, ...jobWords(job)], { env: otherEngines });
    },
    async makeVolume(name, label) {
      await run(limits.question, "volume", "create", "--label", label, name);
    },
    async stop(id) {
      await run(limits.removal, "stop", id);
    },
    async start(id) {
      await run(limits.removal, "start", id);
    },
  };
}

/** Speaks with the engine at `host`, whatever the environment says. */
export function dockerAt(host: string): Docker {
  const within = async (timeout: number, words: readonly string[]): Promise<Finished> => {
    const finished = await attempt(["docker", "--host", host, ...words], { env: otherEngines, timeout });
    if (finished.code !== codeOfTimeout) return finished;
    return { ...finished, stderr: `the engine at ${host} gave no answer within ${String(timeout / 1000)} s` };
  };
  const tried = async (...words: readonly string[]): Promise<Finished> => await within(limits.question, words);
  const run = async (timeout: number, ...words: readonly string[]): Promise<string> => {
    const finished = await within(timeout, words);
    if (finished.code !== 0) throw new CommandFailed(["docker", "--host", host, ...words], finished);
    return finished.stdout;
  };
  const lines = async (...words: readonly string[]): Promise<string[]> =>
    (await run(limits.question, ...words)).split("\n").filter((line) => line !== "");
  const inspect = async <T>(schema: z.ZodType<T>, kind: string, ids: readonly string[]): Promise<readonly T[]> => {
    if (ids.length === 0) return [];
    // Something may go between the list and the look; what is left is still answered, with a non-zero exit code.
    const { stdout, stderr, code } = await tried(kind, "inspect", ...ids);
    if (code !== 0 && !/no such/i.test(stderr)) throw new Error(`docker ${kind} inspect: ${stderr.trim()}`);
    return z.array(schema).parse(JSON.parse(stdout));
  };
  return {
    host,
    attempt: tried,
    async silence() {
      const finished = await tried("version", "--format", "{{.Server.Version}}");
      const why = whyOf(finished, host.startsWith("unix://") && closedToUser(host.slice("unix://".length)));
      const said = finished.stderr.trim().split("\n")[0] ?? "";
      return why === undefined ? undefined : { host, why, said };
    },
    async containers(...labels) {
      const filters = labels.flatMap((label) => ["--filter", `label=${label}`]);
      return await inspect(container, "container", await lines("ps", "--all", "--quiet", "--no-trunc", ...filters));
    },
    async networks() {
      return await inspect(network, "network", await lines("network", "ls", "--quiet", "--no-trunc"));
    },
    async volumes(label) {
      const filter = label === undefined ? [] : ["--filter", `label=${label}`];
      return await lines("volume", "ls", "--quiet", ...filter);
    },
    async execute(id, program) {
      return await attempt(["docker", "--host", host, "exec", id, ...program], { env: otherEngines });
    },
    ...worksAt(host, run),
    async removeContainer(id) {
      await run(limits.removal, "rm", "--force", id);
    },
    async removeNetwork(id) {
      await run(limits.removal, "network", "rm", id);
    },
  };
}
