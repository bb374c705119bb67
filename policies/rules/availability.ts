import { isDatabase, runsForGood } from "../kind.ts";
import { seconds, words } from "../normal.ts";
import type { Check, ResourceRule, Rule } from "../rule.ts";
import { hasRole } from "../settings.ts";
import { containers, ofContainer, ofService } from "../workload.ts";
import { realHealthCheck } from "./health.ts";
import { oneWriterAtATime, rollsBack } from "./services.ts";
import { gatedDependencies, protectedData } from "./stack-availability.ts";

/** Every workload comes back by itself. */
export const comesBack: ResourceRule = {
  id: "HS-041",
  title: "Workloads restart always",
  why: 'Some that are to run "unless-stopped" stay down after the engine was killed; "on-failure" gives up in silence.',
  level: "mandatory",
  anchors: ["CIS 5.15", "KICS 2fc99041"],
  remedy: "restart always; what ends by itself takes the role job in the pack's configuration",
  settings: ["roles"],
  checks: {
    "docker:index/container:Container": function* (subject, settings) {
      if (!runsForGood(subject, settings) || subject.props.restart === "always") return;
      yield { field: "restart", found: subject.props.restart ?? "nothing, so no", allowed: "always" };
    },
    "docker:index/service:Service": function* ({ name, props }, settings) {
      if (hasRole(settings, name, "job")) return;
      const field = "taskSpec.restartPolicy";
      const { condition = "any", maxAttempts = 0 } = props.taskSpec.restartPolicy ?? {};
      if (condition !== "any") yield { field: `${field}.condition`, found: condition, allowed: "any" };
      if (maxAttempts > 0) yield { field: `${field}.maxAttempts`, found: String(maxAttempts), allowed: "none" };
    },
  },
};

const lives = [
  ["start", false],
  ["mustRun", false],
  ["rm", true],
  ["attach", true],
] as const;

/** Nothing makes a lasting container one that ends. */
export const keepsRunning: ResourceRule = {
  id: "HS-043",
  title: "Containers that last are started, and stay",
  why: "A container that need not run is not missed when it is gone; one that is attached to keeps the update waiting.",
  level: "mandatory",
  anchors: [],
  remedy: "remove the field; jobs have no network and restart no, or the role job in the pack's configuration",
  settings: ["roles"],
  checks: containers(function* (subject, settings) {
    if (!runsForGood(subject, settings)) return;
    for (const [field, wrong] of lives)
      if (subject.props[field] === wrong) yield { field, found: String(wrong), allowed: String(!wrong) };
  }),
};

const leastStop = 30;

/** Databases get time to write down what they hold. */
export const timeToStop: ResourceRule = {
  id: "HS-044",
  title: "Databases have at least 30 seconds to stop",
  why: "The engine kills after 10 seconds, and the provider at once; then the database has to mend itself, or cannot.",
  level: "mandatory",
  anchors: [],
  remedy: "set stopTimeout and destroyGraceSeconds, or stopGracePeriod of a service, to 30 seconds or more",
  settings: ["roles"],
  checks: {
    "docker:index/container:Container": function* (subject, settings) {
      if (!isDatabase(ofContainer(subject), settings) || !runsForGood(subject, settings)) return;
      for (const field of ["stopTimeout", "destroyGraceSeconds"] as const) {
        const value = subject.props[field];
        if ((value ?? 0) < leastStop)
          yield { field, found: String(value ?? "nothing"), allowed: `${String(leastStop)} or more` };
      }
    },
    "docker:index/service:Service": function* (subject, settings) {
      if (!isDatabase(ofService(subject), settings)) return;
      const given = subject.props.taskSpec.containerSpec.stopGracePeriod;
      if ((seconds(given ?? "0") ?? 0) < leastStop)
        yield {
          field: "taskSpec.containerSpec.stopGracePeriod",
          found: given ?? "nothing",
          allowed: `${String(leastStop)}s or more`,
        };
    },
  },
};

/** Fields that protect, or that say what runs, with what and where. */
const watched = {
  container: [
    ...["image", "command", "entrypoints", "envs", "user", "groupAdds", "capabilities", "securityOpts", "privileged"],
    ...["usernsMode", "pidMode", "ipcMode", "cgroupnsMode", "cgroupParent", "runtime", "sysctls", "devices", "gpus"],
    ...["deviceRequests", "deviceCgroupRules", "readOnly", "mounts", "volumes", "tmpfs", "uploads", "ports", "dns"],
    ...["publishAllPorts", "networkMode", "networksAdvanced", "hosts", "memory", "memorySwap", "cpus", "cpuShares"],
    ...["ulimits", "healthcheck", "restart", "start", "mustRun", "logDriver", "logOpts"],
  ],
  service: [
    ...[
      "image",
      "commands",
      "args",
      "env",
      "user",
      "groups",
      "capAdds",
      "capDrops",
      "privileges",
      "sysctl",
      "readOnly",
    ],
    ...["mounts", "secrets", "configs", "hosts", "dnsConfig", "healthcheck"],
  ].map((field) => `taskSpec.containerSpec.${field}`),
  serviceItself: [
    ...["taskSpec.networksAdvanceds", "taskSpec.resources", "taskSpec.restartPolicy", "taskSpec.logDriver"],
    ...["endpointSpec", "updateConfig"],
  ],
};

/** Whether an ignored path, such as `taskSpec["containerSpec"].*`, is a field, holds it, or is a part of it. */
function touches(ignored: string, field: string): boolean {
  const [path, parts] = [ignored.match(/[^.[\]"']+/g) ?? [], field.split(".")];
  return path.every((part, index) => part.startsWith("*") || (parts[index] ?? part) === part);
}

function notIgnored(
  fields: readonly string[],
): Check<"docker:index/container:Container" | "docker:index/service:Service"> {
  return function* ({ opts }) {
    const found = opts.ignoreChanges.filter((ignored) => fields.some((field) => touches(ignored, field)));
    if (found.length > 0)
      yield { field: "opts.ignoreChanges", found: words(found), allowed: "none of the fields that rules judge" };
  };
}

/** What rules judge is what runs. */
export const nothingIgnored: ResourceRule = {
  id: "HS-048",
  title: "Changes of fields that protect are not ignored",
  why: "What runs would no longer be what is written down and judged: a new limit or image never arrives.",
  level: "mandatory",
  anchors: [],
  remedy: "remove the field from ignoreChanges",
  checks: {
    "docker:index/container:Container": notIgnored(watched.container),
    "docker:index/service:Service": notIgnored([...watched.service, ...watched.serviceItself]),
  },
};

/** Rules about being there, in the order of their ids. */
export const availability: readonly Rule[] = [
  realHealthCheck,
  comesBack,
  gatedDependencies,
  keepsRunning,
  timeToStop,
  rollsBack,
  oneWriterAtATime,
  protectedData,
  nothingIgnored,
];
