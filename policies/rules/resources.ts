import type { Inputs } from "../judged.ts";
import type { Finding, ResourceRule, Rule } from "../rule.ts";
import type { Settings } from "../settings.ts";
import { containers } from "../workload.ts";
import { boundLogs } from "./logs.ts";
import { memoryFits } from "./stack-memory.ts";

type Container = Inputs["docker:index/container:Container"];
type Ulimit = NonNullable<Container["ulimits"]>[number];

/** What the engine takes at least. */
const leastMebibytes = 6;

/** Where the host's memory is not known: more than this is a mistaken unit, or no limit at all. */
const mostMebibytes = 256 * 1024;

const mebibyte = 2 ** 20;

const serviceLimits = "taskSpec.resources.limits";

function* memoryLimit(
  field: string,
  mebibytes: number | undefined,
  unit: string,
  { hostMemoryMebibytes = mostMebibytes }: Settings,
): Iterable<Finding> {
  const allowed = `from ${String(leastMebibytes)} to ${String(hostMemoryMebibytes)} MiB; it is counted in ${unit}`;
  if (mebibytes === undefined || mebibytes === 0) {
    yield { field, found: "no limit", allowed };
  } else if (!(mebibytes >= leastMebibytes && mebibytes <= hostMemoryMebibytes)) {
    yield { field, found: `${String(Number(mebibytes.toPrecision(3)))} MiB`, allowed };
  }
}

/** Memory has a limit that the host can keep. */
export const memoryBound: ResourceRule = {
  id: "HS-030",
  title: "Memory has a limit, within the host's",
  why: "Without one a leak makes the kernel end whatever it likes; with a mistaken unit the limit is none.",
  level: "mandatory",
  anchors: ["CIS 5.11", "OWASP 7", "KICS bb9ac4f7", "CKV_K8S_12", "CKV_K8S_13", "KSV-0016", "KSV-0018", "CL-0026"],
  remedy: "set memory in MiB; for a service set resources.limits.memoryBytes in bytes",
  settings: ["hostMemoryMebibytes"],
  checks: {
    "docker:index/container:Container": ({ props }, settings) => memoryLimit("memory", props.memory, "MiB", settings),
    "docker:index/service:Service": ({ props }, settings) => {
      const bytes = props.taskSpec.resources?.limits?.memoryBytes;
      const mebibytes = bytes === undefined ? undefined : bytes / mebibyte;
      return memoryLimit(`${serviceLimits}.memoryBytes`, mebibytes, "bytes", settings);
    },
  },
};

/** No swap beside the memory. */
export const noSwap: ResourceRule = {
  id: "HS-031",
  title: "The swap limit equals the memory limit",
  why: "Left out, the engine adds as much swap as memory: a leak wears out the disk before it is stopped.",
  level: "advisory",
  anchors: ["OWASP 7"],
  remedy: "set memorySwap to the number that memory has; a service has no such field",
  checks: containers(function* ({ props: { memory, memorySwap } }) {
    if (memorySwap === memory) return;
    const found = memorySwap === undefined ? "nothing, so twice the memory" : String(memorySwap);
    yield { field: "memorySwap", found, allowed: memory === undefined ? "none without memory" : String(memory) };
  }),
  mends: {
    "docker:index/container:Container": ({ props: { memory = 0 } }) =>
      memory < leastMebibytes ? [] : [{ path: ["memorySwap"], value: memory }],
  },
};

/** The engine's own weight: to give it is to give nothing. */
const usualShares = 1024;

/** The least that a service takes. */
const leastNanoCpus = 1_000_000;

/** Processor time is bounded. */
export const cpuBound: ResourceRule = {
  id: "HS-032",
  title: "Processor time is bounded or weighed",
  why: "One program in a loop makes all others slow, and the host hard to reach.",
  level: "advisory",
  anchors: ["CIS 5.12", "OWASP 7", "KICS 6b610c50", "CKV_K8S_10", "CKV_K8S_11", "KSV-0011", "KSV-0015", "CL-0026"],
  remedy: 'set cpus, such as "0.5", or cpuShares other than 1024; for a service nanoCpus, a billion for each core',
  checks: {
    "docker:index/container:Container": function* ({ props: { cpus, cpuShares, cpuQuota } }) {
      const isWeighed = (cpuShares ?? 0) > 0 && cpuShares !== usualShares;
      if (Number(cpus ?? 0) > 0 || isWeighed || (cpuQuota ?? 0) > 0) return;
      yield { field: "cpus", found: cpus ?? "nothing", allowed: "a number of cores above 0" };
    },
    "docker:index/service:Service": function* ({ props }) {
      const nanoCpus = props.taskSpec.resources?.limits?.nanoCpus;
      if ((nanoCpus ?? 0) >= leastNanoCpus) return;
      const allowed = `${String(leastNanoCpus)} or more`;
      yield { field: `${serviceLimits}.nanoCpus`, found: String(nanoCpus ?? "nothing"), allowed };
    },
  },
};

function named(ulimits: readonly Ulimit[] | undefined, name: string): readonly (readonly [number, Ulimit])[] {
  return [...(ulimits ?? []).entries()].filter(([, one]) => one.name.trim().toLowerCase() === name);
}

function* ulimit(props: Container, name: string, most: number): Iterable<Finding> {
  const given = named(props.ulimits, name);
  const allowed = `${name} from 1 to ${String(most)}`;
  if (given.length === 0) yield { field: "ulimits", found: `no ${name}`, allowed };
  for (const [index, { soft, hard }] of given) {
    if (soft >= 1 && hard >= soft && hard <= most) continue;
    yield { field: `ulimits[${String(index)}]`, found: `${name} ${String(soft)}, at most ${String(hard)}`, allowed };
  }
}

/** Far more than programs of a home server have; a larger bound stops no fork bomb in time. */
const mostProcesses = 4096;

/** The number of processes is bounded. */
export const processBound: ResourceRule = {
  id: "HS-033",
  title: "The number of processes is bounded",
  why: "A fork bomb in one container takes every process number of the host.",
  level: "mandatory",
  anchors: ["CIS 5.19", "CIS 5.29", "OWASP 7", "KICS 221e0658"],
  remedy: "add nproc to ulimits and give each workload a user of its own, or name a slice of the pack's configuration",
  settings: ["slices"],
  checks: containers(function* ({ props }, { slices }) {
    if (slices.includes(props.cgroupParent ?? "")) return;
    yield* ulimit(props, "nproc", mostProcesses);
  }),
};

const mostFiles = 65_536;

/** The number of open files is bounded. */
export const fileBound: ResourceRule = {
  id: "HS-034",
  title: "The number of open files is bounded",
  why: "A leak of connections fills the tables of the host's kernel; it should end the program that leaks.",
  level: "advisory",
  anchors: ["CIS 5.19", "OWASP 7"],
  remedy: "add nofile to ulimits",
  checks: containers(({ props }) => ulimit(props, "nofile", mostFiles)),
};

/** Rules about what a workload may use up. */
export const resources: readonly Rule[] = [
  memoryBound,
  noSwap,
  cpuBound,
  processBound,
  fileBound,
  boundLogs,
  memoryFits,
];
