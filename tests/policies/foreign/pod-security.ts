import type { podSecurity } from "../../../policies/foreign/pod-security.ts";
import { container, service } from "../case.ts";
import { adding, type Breaking, changed, each, failing, mounting, options, reaching, users } from "./stacks.ts";

/** Every capability that neither Docker grants by itself nor the standard allows, NET_RAW, and ALL. Source: capabilities(7). */
const unusual = [
  ...["ALL", "NET_RAW", "AUDIT_CONTROL", "AUDIT_READ", "BLOCK_SUSPEND", "BPF", "CHECKPOINT_RESTORE", "DAC_READ_SEARCH"],
  ...["IPC_LOCK", "IPC_OWNER", "LEASE", "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "NET_ADMIN", "NET_BROADCAST"],
  ...["PERFMON", "SYS_ADMIN", "SYS_BOOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO"],
  ...["SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "SYSLOG", "WAKE_ALARM"],
];

/** Those that the standard's baseline allows, but for NET_BIND_SERVICE. */
const usual = [
  ...["AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "SETFCAP", "SETGID", "SETPCAP"],
  ...["SETUID", "SYS_CHROOT"],
];

const hostFolders = ["/srv/files", "/mnt/fast/hearth", "/opt"].flatMap(reaching);
const asking = (url: string) => ({ ...container().props.healthcheck, tests: ["CMD", "wget", "-qO-", url] });
const labels = ["type:spc_t", "type:svirt_lxc_net_t", "user:system_u", "role:system_r"].map(
  (label) => `label=${label}`,
);
const proc = options("systempaths=unconfined");

/** What the Pod Security Standards forbid, said in Docker's words. */
export const podSecurityBreaking: Breaking<typeof podSecurity> = {
  "PSS appArmorProfile": options("apparmor=unconfined", "apparmor:unconfined"),
  "PSS capabilities_baseline": adding(...unusual),
  "PSS hostNamespaces": changed({ networkMode: "host" }, { pidMode: "host" }, { ipcMode: "host" }),
  "PSS hostPathVolumes": hostFolders,
  "PSS hostPorts": [...failing.onEveryAddress, ...failing.low, ...changed({ publishAllPorts: true })],
  "PSS hostProbesAndHostLifecycle": ["http://192.0.2.7/", "http://neighbour:8080/"].flatMap((url) =>
    each(container({ healthcheck: asking(url) }), service({ healthcheck: asking(url) })),
  ),
  "PSS privileged": failing.privileged,
  "PSS procMount": proc,
  "PSS seLinuxOptions": [
    ...options(...labels),
    ...each(
      ...[{ type: "spc_t" }, { user: "system_u" }, { role: "system_r" }].map((seLinuxContext) =>
        service({ privileges: { seLinuxContext } }),
      ),
    ),
  ],
  "PSS seccompProfile_baseline": options("seccomp=unconfined", "seccomp:unconfined"),
  "PSS sysctls": ["kernel.msgmax", "net.ipv4.ip_forward", "vm.swappiness"].flatMap((name) =>
    each(container({ sysctls: { [name]: "1" } }), service({ sysctl: { [name]: "1" } })),
  ),
  "PSS allowPrivilegeEscalation": failing.escalating,
  "PSS capabilities_restricted": [...failing.undropped, ...adding(...unusual, ...usual)],
  "PSS procMount_restricted": proc,
  "PSS restrictedVolumes": [...hostFolders, ...mounting("/srv/files", { readOnly: false })],
  "PSS runAsNonRoot": [...failing.withoutUser, ...users("root")],
  "PSS runAsUser": users("0", "00", "0:0"),
  "PSS seccompProfile_restricted": options("seccomp=unconfined"),
};
