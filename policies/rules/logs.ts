import type { Edit } from "../mend.ts";
import type { Finding, ResourceRule } from "../rule.ts";
import { ofContainer, ofService, type Workload, workloads } from "../workload.ts";

/** Drivers that keep files on the host and rotate them only when told. The engine's own default is one of them. */
const fileDrivers = ["", "json-file"];

const mebibytes: Readonly<Record<string, number>> = {
  "": 2 ** -20,
  b: 2 ** -20,
  k: 2 ** -10,
  m: 1,
  g: 2 ** 10,
  t: 2 ** 20,
};

/** What one container may fill of the root disk. */
const mostMebibytes = 1024;

/** Mebibytes of a size as the engine reads it, such as `10m`; undefined when it is none. */
function sizeOf(text: string): number | undefined {
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?) ?([kmgt]?)i?b?$/i.exec(text.trim()) ?? [];
  return number === "" ? undefined : Number(number) * (mebibytes[unit.toLowerCase()] ?? 0);
}

type Options = Readonly<Record<string, string>>;

function* unbound(field: string, options: Options, driver: string): Iterable<Finding> {
  const size = sizeOf(options["max-size"] ?? "");
  const files = options["max-file"] ?? "";
  // The driver local rotates by itself: 5 files of 20 MiB.
  const isLeft = (key: string) => driver === "local" && options[key] === undefined;
  if (!isLeft("max-size") && (size === undefined || size <= 0))
    yield { field: `${field}.max-size`, found: options["max-size"] ?? "nothing", allowed: "a size such as 10m" };
  if (!isLeft("max-file") && !/^[1-9]\d*$/.test(files))
    yield { field: `${field}.max-file`, found: files === "" ? "nothing" : files, allowed: "a number such as 3" };
  if ((size ?? 0) * Number(/^\d+$/.test(files) ? files : 1) > mostMebibytes)
    yield {
      field,
      found: `${files} files of ${options["max-size"] ?? ""}`,
      allowed: `${String(mostMebibytes)} MiB at most`,
    };
}

function driverOf(workload: Workload): string {
  return (workload.logDriver().value ?? "").trim().toLowerCase();
}

/** What is written where nothing is said; the remedy names the same. */
const usual = { "max-size": "10m", "max-file": "3" } as const;

/**
 * Fills in what was left out. A driver that is not named is the engine's own choice, which may be none that takes these
 * options; and who wrote a number meant it.
 */
function* rotated(workload: Workload, options: Edit["path"]): Iterable<Edit> {
  if (driverOf(workload) !== "json-file") return;
  const { field, value = {} } = workload.logOptions();
  const filled = Object.entries(usual).map(([key, text]) => [key, value[key] ?? text] as const);
  if ([...unbound(field, Object.fromEntries(filled), "json-file")].length > 0) return;
  for (const [key, text] of filled) if (value[key] === undefined) yield { path: [...options, key], value: text };
}

/** Logs are kept, and do not fill the disk. */
export const boundLogs: ResourceRule = {
  id: "HS-035",
  title: "Logs are kept and rotated",
  why: "Without rotation a chatty program fills the root disk: 221 MiB in 5 s were measured. Without logs nobody learns why.",
  level: "mandatory",
  anchors: ["CL-0014"],
  remedy: 'set the driver json-file with max-size "10m" and max-file "3"',
  checks: workloads(function* (workload) {
    const driver = driverOf(workload);
    if (driver === "none")
      yield { field: workload.logDriver().field, found: "none", allowed: "a driver that keeps logs" };
    if (!fileDrivers.includes(driver) && driver !== "local") return;
    const { field, value = {} } = workload.logOptions();
    yield* unbound(field, value, driver);
  }),
  mends: {
    "docker:index/container:Container": (subject) => rotated(ofContainer(subject), ["logOpts"]),
    "docker:index/service:Service": (subject) => rotated(ofService(subject), ["taskSpec", "logDriver", "options"]),
  },
};
