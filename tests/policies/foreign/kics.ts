import type { kics } from "../../../policies/foreign/kics.ts";
import { container } from "../case.ts";
import { adding, type Breaking, changed, failing, mounting, options, reaching } from "./stacks.ts";

const shared = { mounts: [{ type: "volume", source: "rows", target: "/data", readOnly: false }] };

/** Its own list of sensitive folders. */
const hostFolders = [
  ...["/", "/bin", "/sbin", "/boot", "/cdrom", "/dev", "/etc", "/home", "/lib", "/media", "/proc", "/root", "/run"],
  ...["/seLinux", "/srv", "/usr", "/var", "/sys", "/var/lib/demo", "/home/demo", "/srv/files"],
];

/** What KICS looks for. */
export const kicsBreaking: Breaking<typeof kics> = {
  "KICS 071a71ff": changed({ networkMode: "host" }),
  "KICS 1c1325ff": hostFolders.flatMap(reaching),
  "KICS 221e0658": failing.withoutProcesses,
  "KICS 27fcc7d6": failing.escalating,
  "KICS 2fc99041": failing.triesToRestart,
  "KICS 404fde2c": options("seccomp:unconfined", "seccomp=unconfined"),
  "KICS 451d79dc": failing.onEveryAddress,
  "KICS 4d9f44c6": changed({ cgroupParent: "/demo" }),
  "KICS 4f31dd9f": changed({ pidMode: "host" }),
  "KICS 610e266e": changed({ securityOpts: undefined }),
  "KICS 698ed579": failing.withoutHealth,
  "KICS 6b610c50": failing.withoutCpu,
  "KICS 8af7162d": changed({ usernsMode: "host" }),
  "KICS 8c978947": [[container(shared, "one"), container(shared, "other")]],
  "KICS ae5b6871": failing.privileged,
  "KICS baa3890f": changed({ ipcMode: "host" }),
  "KICS baa452f0": ["shared", "rshared", "slave", "rslave"].flatMap((propagation) =>
    mounting("/mnt/fast/hearth/hearth-dev/files", { bindOptions: { propagation } }),
  ),
  "KICS bb9ac4f7": failing.withoutMemory,
  "KICS bc2908f3": failing.low,
  "KICS ce14a68b": failing.withoutNetwork,
  "KICS ce76b7d0": [...failing.undropped, ...adding("SYS_ADMIN", "CHOWN")],
  "KICS d6355c88": failing.socket,
};
