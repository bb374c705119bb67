import type { ContainerRecord } from "../../components/wiring/records.ts";
import type { Container } from "./support/container.ts";

/** What the Plan says of a container, in the engine's names. */
export interface Expected extends Pick<
  ContainerRecord,
  "capabilities" | "readOnlyRoot" | "user" | "memoryMebibytes" | "cores" | "processes" | "ports"
> {
  /** Names of its networks in the engine. */
  readonly engineNetworks: readonly string[];
  /** Volumes and folders that it may write to. */
  readonly writable: readonly string[];
}

/** A rule that every running container of a house keeps. */
export interface Row {
  readonly rule: string;
  readonly kept: (container: Container, expected: Expected) => boolean;
}

function same(found: readonly string[], wanted: readonly string[]): boolean {
  return JSON.stringify([...found].sort()) === JSON.stringify([...wanted].sort());
}

function limited(container: Container, name: string, value: (hard: number) => boolean): boolean {
  const limit = container.HostConfig.Ulimits?.find((one) => one.Name === name);
  return limit !== undefined && limit.Soft === limit.Hard && value(limit.Hard);
}

function portsOf({ HostConfig }: Container): string[] {
  return Object.entries(HostConfig.PortBindings ?? {}).flatMap(([inside, outside]) =>
    (outside ?? []).map(({ HostIp, HostPort }) => `${HostIp}:${HostPort}:${inside}`),
  );
}

const trivial = /^(?:NONE|CMD(?:-SHELL)? (?:true|:|\/bin\/true|exit 0|echo.*))$/;
const mebibyte = 2 ** 20;
const minute = 60e9;

/** The hardening list. `docker inspect` writes times in nanoseconds, memory in bytes, cores in billionths. */
export const rows: readonly Row[] = [
  { rule: "drops every capability", kept: ({ HostConfig }) => same(HostConfig.CapDrop ?? [], ["ALL"]) },
  {
    rule: "adds exactly the capabilities of its exception",
    kept: ({ HostConfig }, { capabilities }) => same(HostConfig.CapAdd ?? [], capabilities),
  },
  {
    rule: "gains no new privileges",
    kept: ({ HostConfig }) => same(HostConfig.SecurityOpt ?? [], ["no-new-privileges"]),
  },
  {
    rule: "has a read-only root unless its exception says otherwise",
    kept: ({ HostConfig }, { readOnlyRoot }) => HostConfig.ReadonlyRootfs === readOnlyRoot,
  },
  {
    rule: "runs as a numeric user of its own, from 10000 up",
    kept: ({ Config }, { user }) => user >= 10_000 && Config.User === `${String(user)}:${String(user)}`,
  },
  {
    rule: "has its memory and no swap",
    kept: ({ HostConfig: { Memory, MemorySwap } }, { memoryMebibytes }) =>
      Memory === memoryMebibytes * mebibyte && MemorySwap === Memory,
  },
  { rule: "has its cores", kept: ({ HostConfig }, { cores }) => HostConfig.NanoCpus === cores * 1e9 },
  { rule: "has a limit of open files", kept: (container) => limited(container, "nofile", (hard) => hard > 0) },
  {
    rule: "has its limit of processes",
    kept: (container, { processes }) => limited(container, "nproc", (hard) => hard === processes),
  },
  {
    rule: "rotates its log",
    kept: ({ HostConfig: { LogConfig } }) =>
      LogConfig.Type === "json-file" && "max-size" in LogConfig.Config && "max-file" in LogConfig.Config,
  },
  {
    rule: "has a health check of its own, every minute or more often",
    kept: ({ Config: { Healthcheck } }) =>
      Healthcheck !== undefined &&
      !trivial.test(Healthcheck.Test.join(" ")) &&
      (Healthcheck.Interval ?? minute + 1) <= minute,
  },
  { rule: "always restarts", kept: ({ HostConfig }) => HostConfig.RestartPolicy.Name === "always" },
  { rule: "has an init process", kept: ({ HostConfig }) => HostConfig.Init === true },
  { rule: "is not privileged", kept: ({ HostConfig }) => !HostConfig.Privileged },
  { rule: "has a process namespace of its own", kept: ({ HostConfig }) => HostConfig.PidMode === "" },
  {
    rule: "has shared memory of its own",
    kept: ({ HostConfig }) => ["", "private", "none"].includes(HostConfig.IpcMode),
  },
  { rule: "has a host name of its own", kept: ({ HostConfig }) => HostConfig.UTSMode === "" },
  { rule: "keeps the engine's user namespace", kept: ({ HostConfig }) => HostConfig.UsernsMode === "" },
  {
    rule: "has no network namespace of others",
    kept: ({ HostConfig }) => !/^(?:host$|container:)/.test(HostConfig.NetworkMode),
  },
  {
    rule: "has no device",
    kept: ({ HostConfig: { Devices, DeviceRequests, DeviceCgroupRules } }) =>
      [Devices, DeviceRequests, DeviceCgroupRules].every((list) => (list ?? []).length === 0),
  },
  {
    rule: "writes to its declared data only",
    kept: ({ Mounts }, { writable }) =>
      Mounts.every(({ RW, Name, Source }) => !RW || writable.includes(Name ?? Source)),
  },
  {
    rule: "has no engine socket",
    kept: ({ Mounts }) => Mounts.every(({ Source, Destination }) => !/\.sock(?:et)?$/.test(Source + Destination)),
  },
  {
    rule: "publishes exactly the declared ports on the declared address",
    kept: (container, { ports }) =>
      same(
        portsOf(container),
        ports.map(({ inside, outside, address }) => `${address}:${String(outside)}:${String(inside)}/tcp`),
      ),
  },
  {
    rule: "joins exactly the networks of the Plan",
    kept: ({ NetworkSettings }, { engineNetworks }) => same(Object.keys(NetworkSettings.Networks), engineNetworks),
  },
];
