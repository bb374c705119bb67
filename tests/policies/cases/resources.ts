import { bad, carrier, container, made, oneShot, type RuleCases, service } from "../case.ts";

const untouched = [
  made("a clean container", container()),
  made("a clean service", service()),
  made("a carrier", carrier),
  made("a one-shot", oneShot),
];

const limited = (limits: { memoryBytes?: number; nanoCpus?: number }) => service({}, { resources: { limits } });
const limits = "taskSpec.resources.limits";

const ulimits = (name: string, soft: number, hard: number) =>
  container({
    ulimits: [
      { name: name === "nproc" ? "nofile" : "nproc", soft: 64, hard: 64 },
      { name, soft, hard },
    ],
  });

const logging = (logDriver: string | undefined, logOpts: Record<string, string> | undefined) =>
  container({ logDriver, logOpts });

/** Cases of the rules about what a workload may use up. */
export const resourceCases: readonly RuleCases[] = [
  {
    rule: "HS-030",
    violating: [
      bad("none", "memory", container({ memory: undefined })),
      bad("no limit", "memory", container({ memory: 0 })),
      bad("negative", "memory", container({ memory: -1 })),
      bad("less than the engine takes", "memory", container({ memory: 4 })),
      bad("bytes instead of MiB", "memory", container({ memory: 64 * 2 ** 20 })),
      bad("more than the host has", "memory", container({ memory: 16_385 })),
      bad("a service without", `${limits}.memoryBytes`, service({}, { resources: {} })),
      bad("MiB instead of bytes", `${limits}.memoryBytes`, limited({ memoryBytes: 512 })),
      bad("KiB instead of bytes", `${limits}.memoryBytes`, limited({ memoryBytes: 512 * 1024 })),
      bad("a service larger than the host", `${limits}.memoryBytes`, limited({ memoryBytes: 2 ** 40 })),
    ],
    clean: [
      made("the least", container({ memory: 6 })),
      made("the whole host", limited({ memoryBytes: 16_384 * 2 ** 20 })),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["memory"] },
  },
  {
    rule: "HS-031",
    violating: [
      bad("none", "memorySwap", container({ memorySwap: undefined })),
      bad("without bound", "memorySwap", container({ memorySwap: -1 })),
      bad("twice", "memorySwap", container({ memorySwap: 128 })),
      bad("without memory", "memorySwap", container({ memory: undefined })),
    ],
    clean: [made("equal", container({ memory: 512, memorySwap: 512 })), ...untouched],
    unknown: { subject: container(), path: ["memorySwap"] },
  },
  {
    rule: "HS-032",
    violating: [
      bad("none", "cpus", container({ cpus: undefined })),
      ...["0", "0.0", "", "500m", "-1"].map((cpus) => bad(`cpus ${JSON.stringify(cpus)}`, "cpus", container({ cpus }))),
      bad("the usual weight", "cpus", container({ cpus: undefined, cpuShares: 1024 })),
      bad("a service without", `${limits}.nanoCpus`, limited({ memoryBytes: 64 * 2 ** 20 })),
      bad("cores instead of billionths", `${limits}.nanoCpus`, limited({ nanoCpus: 2 })),
    ],
    clean: [
      made("weighed", container({ cpus: undefined, cpuShares: 512 })),
      made("a quota", container({ cpus: undefined, cpuPeriod: 100_000, cpuQuota: 50_000 })),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["cpus"] },
  },
  {
    rule: "HS-033",
    violating: [
      bad("none", "ulimits", container({ ulimits: [] })),
      bad("only files", "ulimits", container({ ulimits: [{ name: "nofile", soft: 64, hard: 64 }] })),
      bad("a bound that stops nothing", "ulimits[1]", ulimits("nproc", 50_000, 50_000)),
      bad("raised by the program itself", "ulimits[1]", ulimits("nproc", 64, 50_000)),
      bad("without bound", "ulimits[1]", ulimits("nproc", -1, -1)),
      bad("none at all", "ulimits[1]", ulimits("nproc", 0, 0)),
      bad("in capitals", "ulimits[1]", ulimits("NPROC", 50_000, 50_000)),
      bad("a slice nobody declared", "ulimits", container({ ulimits: [], cgroupParent: "user.slice" })),
    ],
    clean: [
      made("a declared slice", container({ ulimits: [], cgroupParent: "bounded.slice" })),
      made("many threads", ulimits("nproc", 4096, 4096)),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["ulimits", "1", "hard"] },
  },
  {
    rule: "HS-034",
    violating: [
      bad("none", "ulimits", container({ ulimits: [] })),
      bad("the engine's own", "ulimits[1]", ulimits("nofile", 1024, 1_048_576)),
      bad("without bound", "ulimits[1]", ulimits("nofile", -1, -1)),
    ],
    clean: [made("a proxy's", ulimits("nofile", 16_384, 16_384)), ...untouched],
    unknown: { subject: container(), path: ["ulimits", "0", "hard"] },
  },
  {
    rule: "HS-035",
    violating: [
      bad("no logs", "logDriver", logging("none", undefined)),
      bad("no logs, in capitals", "logDriver", logging(" NONE ", { "max-size": "10m", "max-file": "3" })),
      bad("nothing said", "logOpts.max-size", logging(undefined, undefined)),
      bad("named, and nothing said", "logOpts.max-size", logging("json-file", undefined)),
      bad("no number of files", "logOpts.max-file", logging("json-file", { "max-size": "10m" })),
      bad("no size", "logOpts.max-size", logging("json-file", { "max-file": "3" })),
      bad("a size that is too large thrice", "logOpts.max-file", logging("json-file", { "max-size": "500m" })),
      bad("without bound", "logOpts.max-size", logging("json-file", { "max-size": "-1", "max-file": "3" })),
      bad("a size of nothing", "logOpts.max-size", logging("json-file", { "max-size": "0m", "max-file": "3" })),
      bad("huge ones", "logOpts", logging("json-file", { "max-size": "100g", "max-file": "3" })),
      bad("a huge number", "logOpts", logging("json-file", { "max-size": "10m", "max-file": "1000" })),
      bad("a service without", "taskSpec.logDriver.options.max-size", service({}, { logDriver: undefined })),
      bad(
        "a service that names the driver",
        "taskSpec.logDriver.options.max-size",
        service({}, { logDriver: { name: "json-file" } }),
      ),
      bad("a service's none", "taskSpec.logDriver.name", service({}, { logDriver: { name: "none" } })),
    ],
    clean: [
      made("one that rotates by itself", logging("local", undefined)),
      made("the host's journal", logging("journald", {})),
      made("in whole units", logging("json-file", { "max-size": "1GiB", "max-file": "1" })),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["logOpts", "max-size"] },
  },
];
