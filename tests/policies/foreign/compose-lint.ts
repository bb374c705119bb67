import type { composeLint } from "../../../policies/foreign/compose-lint.ts";
import {
  each,
  adding,
  type Breaking,
  changed,
  failing,
  mounting,
  options,
  reaching,
  users,
  variables,
} from "./stacks.ts";
import { container, service } from "../case.ts";

const word = "word-of-the-house";

const credentialNames = [
  ...["DB_PASSWORD", "KEY_PASSPHRASE", "BOT_TOKEN", "CLIENT_SECRET", "MAPS_API_KEY", "MAPS_APIKEY", "TLS_PRIVATE_KEY"],
  ...["S3_ACCESS_KEY", "S3_SECRET_KEY", "ENCRYPTION_KEY", "GIT_CREDENTIAL", "SMTP_PASS", "MYSQL_PWD", "DBPASSWD"],
  ...["AUTH_SALT", "SENTRY_DSN"],
];

const hostPaths = [
  ...["/sys", "/run/dbus", "/var/run/libvirt", "/dev", "/home", "/home/alice", "/home/alice/.ssh", "/home/alice/.aws"],
  ...["/etc", "/etc/passwd", "/proc", "/boot", "/root", "/var/lib/docker", "/var/lib/containerd", "/var/lib"],
];

const rootPaths = ["/etc", "/root/.ssh", "/boot", "/var/lib/docker", "/var/lib/containerd", "/var/lib", "/proc"];

const devices = [
  ...["sda", "nvme0n1", "vda", "xvda", "mmcblk0", "md0", "disk/by-id/demo", "loop0", "dm-0", "mapper/root", "zfs"],
  ...["rbd0", "kmsg", "../dev/./sda"],
];

/** What compose-lint looks for. */
export const composeLintBreaking: Breaking<typeof composeLint> = {
  "CL-0001": [
    ...failing.socket,
    ...["/", "/run", "/var/run", "/run/containerd", "/run/systemd", "/run/podman/podman.sock"].flatMap(reaching),
  ],
  "CL-0002": failing.privileged,
  "CL-0003": failing.escalating,
  "CL-0004": failing.withoutTag,
  "CL-0005": failing.onEveryAddress,
  "CL-0006": failing.undropped,
  "CL-0007": failing.writableRoot,
  "CL-0008": changed({ networkMode: "host" }),
  "CL-0009": options("seccomp:unconfined", "apparmor=unconfined", "label:disable"),
  "CL-0010": changed({ pidMode: "host" }, { ipcMode: "host" }),
  "CL-0011": adding("NET_ADMIN", "BPF", "SYS_BOOT"),
  "CL-0013": [
    ...hostPaths.flatMap((folder) => mounting(folder)),
    ...mounting("/etc/localtime", { readOnly: false }),
    ...mounting("/etc/timezone", { readOnly: false }),
  ],
  "CL-0014": each(container({ logDriver: "none" }), service({}, { logDriver: { name: "none" } })),
  "CL-0016": devices.flatMap((device) => changed({ devices: [{ hostPath: `/dev/${device}` }] })),
  "CL-0017": mounting("/mnt/fast/hearth/hearth-dev/files", { bindOptions: { propagation: "shared" } }),
  "CL-0018": users("root", "0", "0:0", "root:root"),
  "CL-0019": failing.withoutDigest,
  "CL-0020": variables(...credentialNames.map((name) => [name, word] as const)),
  "CL-0021": variables(["DATABASE_URL", `postgresql://app:${word}@db/app`], ["BROKER", `amqp://app:${word}@queue`]),
  "CL-0022": ["exec", "suid", "dev", "exec,suid"].flatMap((flags) =>
    changed({ tmpfs: { "/tmp": `rw,noexec,nosuid,nodev,size=64m,${flags}` } }),
  ),
  "CL-0024": adding("ALL", "SYS_ADMIN", "CAP_SYS_MODULE", "sys_rawio"),
  "CL-0025": rootPaths.flatMap((folder) => mounting(folder, { readOnly: false })),
  "CL-0026": [...failing.withoutMemory, ...failing.withoutCpu],
  "CL-0027": adding("SYS_PTRACE", "DAC_READ_SEARCH"),
  "CL-0028": adding("PERFMON", "SYS_TIME"),
  "CL-0029": adding("SYS_NICE", "IPC_LOCK", "LEASE"),
  "CL-0030": adding("SYSLOG"),
};
