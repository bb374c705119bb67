import type { cis } from "../../../policies/foreign/cis.ts";
import { adding, type Breaking, changed, failing, images, mounting, options, reaching, users } from "./stacks.ts";

/** What the CIS benchmark forbids, as docker-bench-security looks for it and beyond. */
export const cisBreaking: Breaking<typeof cis> = {
  "CIS 4.1": [...failing.withoutUser, ...users("root", "0:0", "root:root")],
  "CIS 4.2": images(`registry.example/app:1.0@sha256:${"ab12".repeat(16)}`),
  "CIS 4.4": failing.knownHole,
  "CIS 4.6": failing.withoutHealth,
  "CIS 4.10": failing.buildSecret,
  "CIS 5.2": options("apparmor=unconfined"),
  "CIS 5.3": options("label=disable", "label=type:spc_t"),
  "CIS 5.4": [...failing.undropped, ...adding("SYS_ADMIN", "WAKE_ALARM")],
  "CIS 5.5": failing.privileged,
  "CIS 5.6": [
    ...["/", "/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr"].flatMap((folder) => [
      ...reaching(folder),
      ...mounting(folder, { readOnly: false }),
    ]),
    ...reaching("/usr/../etc"),
  ],
  "CIS 5.8": failing.low,
  "CIS 5.9": changed({ publishAllPorts: true }),
  "CIS 5.10": changed({ networkMode: "host" }),
  "CIS 5.11": failing.withoutMemory,
  "CIS 5.12": [...failing.withoutCpu, ...changed({ cpus: undefined, cpuShares: 0 })],
  "CIS 5.13": failing.writableRoot,
  "CIS 5.14": [...failing.onEveryAddress, ...changed({ ports: [{ internal: 8080, external: 18080, ip: "::" }] })],
  "CIS 5.15": failing.triesToRestart,
  "CIS 5.16": changed({ pidMode: "host" }),
  "CIS 5.17": changed({ ipcMode: "host" }),
  "CIS 5.18": changed({ devices: [{ hostPath: "/dev/sda" }] }),
  "CIS 5.19": changed({ ulimits: [] }),
  "CIS 5.20": mounting("/mnt/fast/hearth/hearth-dev/files", { bindOptions: { propagation: "rshared" } }),
  "CIS 5.22": options("seccomp:unconfined", "seccomp=unconfined"),
  "CIS 5.25": changed({ cgroupParent: "/demo" }),
  "CIS 5.26": failing.escalating,
  "CIS 5.27": failing.withoutHealth,
  "CIS 5.28": [...failing.withoutTag, ...failing.withoutDigest],
  "CIS 5.29": failing.withoutProcesses,
  "CIS 5.30": failing.withoutNetwork,
  "CIS 5.31": changed({ usernsMode: "host" }),
  "CIS 5.32": [...failing.socket, ...["/var/run", "/run", "/"].flatMap(reaching)],
};
