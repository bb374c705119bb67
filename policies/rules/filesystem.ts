import { words } from "../normal.ts";
import type { Finding, ResourceRule, Rule } from "../rule.ts";
import { isCarrier } from "../structure.ts";
import { containers, ofContainer, ofService, type Workload, workloads } from "../workload.ts";
import { noEngineSocket, noHostFolder, onTier, privateMounts } from "./host-mounts.ts";
import { oneWriter } from "./stack-storage.ts";
import { cleanUploads } from "./uploads.ts";

function* writableRoot(workload: Workload): Iterable<Finding> {
  const { field, value } = workload.readOnly();
  if (value !== true) yield { field, found: String(value ?? "nothing, so writable"), allowed: "true" };
}

/** The root file system is read-only. */
export const readOnlyRoot: ResourceRule = {
  id: "HS-020",
  title: "The root file system is read-only",
  why: "Whoever gets in can neither change the program nor leave anything behind.",
  level: "mandatory",
  anchors: ["CIS 5.13", "OWASP 8", "CKV_K8S_22", "CKV_K8S_29", "CKV_K8S_30", "KSV-0014", "CL-0007"],
  remedy: "set readOnly to true, and give the program a tmpfs or a volume where it has to write",
  checks: {
    "docker:index/container:Container": function* (subject) {
      // It never runs, and the engine copies no files into a root that is read-only.
      if (!isCarrier(subject.props)) yield* writableRoot(ofContainer(subject));
    },
    "docker:index/service:Service": (subject) => writableRoot(ofService(subject)),
  },
};

/** Each flag and what takes it back; of several the last one counts. */
const memoryFlags = { noexec: "exec", nosuid: "suid", nodev: "dev" } as const;

function missing(options: string): readonly string[] {
  const flags = options.split(",").map((flag) => flag.trim());
  const absent = Object.entries(memoryFlags).flatMap(([flag, opposite]) =>
    flags.findLast((one) => one === flag || one === opposite) === flag ? [] : [flag],
  );
  const size = flags.findLast((flag) => flag.startsWith("size="))?.slice("size=".length) ?? "";
  return /^0*[1-9]\d*[kmg]?$/i.test(size) ? absent : [...absent, "a size"];
}

function* unboundMounts(workload: Workload): Iterable<Finding> {
  for (const { field, kind, sizeBytes } of workload.mounts()) {
    if (kind === "tmpfs" && (sizeBytes ?? 0) <= 0)
      yield { field: `${field}.tmpfsOptions.sizeBytes`, found: String(sizeBytes ?? "nothing"), allowed: "a size" };
  }
}

/** Folders in memory are bounded, and nothing in them runs. */
export const boundMemoryFolders: ResourceRule = {
  id: "HS-021",
  title: "Folders in memory have a size, and nothing in them runs",
  why: "Without a size one fills half the host's memory; without the flags it is where an intruder puts programs.",
  level: "advisory",
  anchors: ["OWASP 8", "CL-0022"],
  remedy: 'write "rw,noexec,nosuid,nodev,size=64m"; a mount of type tmpfs has the flags and needs sizeBytes',
  checks: {
    "docker:index/container:Container": function* (subject) {
      for (const [folder, options] of Object.entries(subject.props.tmpfs ?? {})) {
        const found = missing(options);
        if (found.length > 0)
          yield { field: `tmpfs["${folder}"]`, found: `no ${words(found)}`, allowed: "noexec, nosuid, nodev, a size" };
      }
      yield* unboundMounts(ofContainer(subject));
    },
    "docker:index/service:Service": (subject) => unboundMounts(ofService(subject)),
  },
};

/** Folders of the host are mounted by `mounts`. */
export const strictMounts: ResourceRule = {
  id: "HS-025",
  title: "Folders of the host, and what another container mounts, do not come by volumes",
  why: "The engine makes a missing folder of volumes on the root disk; and fromContainer brings mounts nobody sees here.",
  level: "mandatory",
  anchors: ["PSS hostPathVolumes", "PSS restrictedVolumes", "KSV-0023", "KSV-0028"],
  remedy: 'use mounts with type "bind", which fails while the folder is missing',
  checks: containers(function* ({ props }) {
    for (const [index, { hostPath, volumeName, fromContainer }] of (props.volumes ?? []).entries()) {
      const field = `volumes[${String(index)}]`;
      if ((hostPath ?? "") !== "") yield { field: `${field}.hostPath`, found: hostPath ?? "", allowed: "a mount" };
      if ((volumeName ?? "").trim().startsWith("/"))
        yield { field: `${field}.volumeName`, found: volumeName ?? "", allowed: "the name of a volume" };
      if ((fromContainer ?? "") !== "")
        yield { field: `${field}.fromContainer`, found: fromContainer ?? "", allowed: "mounts of its own" };
    }
  }),
};

/** Whether a mount is writable was somebody's decision. */
export const declaredMounts: ResourceRule = {
  id: "HS-027",
  title: "Mounts are read-only, or say that they are writable",
  why: "What is left out is writable; most programs only read their configuration, their secrets and shared files.",
  level: "advisory",
  anchors: ["OWASP 8"],
  remedy: "write readOnly: true, or readOnly: false where the program has to write",
  checks: workloads(function* (workload) {
    for (const { field, kind, declared } of workload.mounts()) {
      if (kind !== "tmpfs" && !declared)
        yield { field: `${field}.readOnly`, found: "nothing, so writable", allowed: "true, or false where it writes" };
    }
  }),
};

/** Rules about what a workload reads, writes and mounts. */
export const filesystem: readonly Rule[] = [
  readOnlyRoot,
  boundMemoryFolders,
  noEngineSocket,
  noHostFolder,
  privateMounts,
  strictMounts,
  onTier,
  declaredMounts,
  oneWriter,
  cleanUploads,
];
