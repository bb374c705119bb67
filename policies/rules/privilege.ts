import { words } from "../normal.ts";
import type { ResourceRule } from "../rule.ts";
import { hasRole } from "../settings.ts";
import { containers, workloads } from "../workload.ts";
import { addsLittle, addsNothingDangerous, dropsAll } from "./capabilities.ts";
import { confined } from "./confinement.ts";
import { fewDevices } from "./devices.ts";
import { notRoot, ownUser } from "./users.ts";

/** No container is privileged. */
export const notPrivileged: ResourceRule = {
  id: "HS-001",
  title: "Containers are not privileged",
  why: "A privileged container is root on the host: all capabilities, all devices, no seccomp and no AppArmor.",
  level: "mandatory",
  anchors: ["CIS 5.5", "OWASP 3", "PSS privileged", "KICS ae5b6871", "CKV_K8S_16", "KSV-0017", "CL-0002"],
  remedy: "remove privileged and add the one capability or device that is needed",
  checks: containers(function* ({ props }) {
    if (props.privileged === true) yield { field: "privileged", found: "true", allowed: "false or absent" };
  }),
};

/** Processes gain no privileges. */
export const noNewPrivileges: ResourceRule = {
  id: "HS-005",
  title: "Processes gain no new privileges",
  why: "Without it a setuid program inside the image makes any process root.",
  level: "mandatory",
  anchors: [
    ...(["CIS 5.26", "OWASP 4", "PSS allowPrivilegeEscalation", "KICS 27fcc7d6", "KICS 610e266e"] as const),
    ...(["CKV_K8S_20", "CKV_K8S_29", "CKV_K8S_30", "KSV-0001", "KSV-0118"] as const),
    "CL-0003",
  ],
  remedy: 'add "no-new-privileges" to securityOpts; a service has no such field: set it in the daemon',
  checks: containers(function* ({ props }) {
    const options = (props.securityOpts ?? []).map((text) => /^no-new-privileges(?:[:=](.*))?$/i.exec(text.trim()));
    const values = options.flatMap((match) => (match === null ? [] : [(match[1] ?? "true").toLowerCase()]));
    if (values.length > 0 && values.every((value) => value === "true")) return;
    yield {
      field: "securityOpts",
      found:
        values.length === 0 ? "no such option" : `no-new-privileges:${values.find((value) => value !== "true") ?? ""}`,
      allowed: "no-new-privileges, and nowhere false",
    };
  }),
};

const namespaces = ["usernsMode", "pidMode", "ipcMode", "cgroupnsMode"] as const;

/** No namespace of the host or of another container is shared. */
export const ownNamespaces: ResourceRule = {
  id: "HS-009",
  title: "User, process, IPC and cgroup namespaces are the container's own",
  why: "In a shared namespace processes of others can be seen, traced and stopped, and their memory read.",
  level: "mandatory",
  anchors: [
    ...(["CIS 5.16", "CIS 5.17", "CIS 5.31", "PSS hostNamespaces", "KICS 4f31dd9f", "KICS 8af7162d"] as const),
    ...(["KICS baa3890f", "CKV_K8S_17", "CKV_K8S_18", "KSV-0008", "KSV-0010"] as const),
    "CL-0010",
  ],
  remedy: "remove the mode; programs talk to each other over a network",
  checks: containers(function* ({ props }) {
    for (const field of namespaces) {
      const value = props[field]?.trim().toLowerCase() ?? "";
      if (value === "host" || value.startsWith("container:") || value === "shareable")
        yield { field, found: props[field] ?? "", allowed: "private, or absent" };
    }
  }),
};

/** The host's network is not shared. */
export const ownNetwork: ResourceRule = {
  id: "HS-013",
  title: "The network is not the host's",
  why: "On the host's network a container reaches every local service, and opens ports past every rule.",
  level: "mandatory",
  anchors: ["CIS 5.10", "PSS hostNamespaces", "KICS 071a71ff", "CKV_K8S_19", "KSV-0009", "CL-0008"],
  remedy: "name networks in networksAdvanced; what must see the host's interfaces takes the role exporter or dns",
  settings: ["roles"],
  checks: containers(function* ({ name, props }, settings) {
    if (props.networkMode?.trim().toLowerCase() !== "host" || hasRole(settings, name, "exporter", "dns")) return;
    yield { field: "networkMode", found: "host", allowed: "a named network" };
  }),
};

/** No cgroup parent of one's own. */
export const usualCgroup: ResourceRule = {
  id: "HS-014",
  title: "The cgroup parent is the engine's",
  why: "Below another parent the limits of the container may be none at all.",
  level: "advisory",
  anchors: ["CIS 5.25", "KICS 4d9f44c6"],
  remedy: "remove cgroupParent, or name the slice in the pack's configuration once it bounds its processes",
  settings: ["slices"],
  checks: containers(function* ({ props }, { slices }) {
    if ((props.cgroupParent ?? "") !== "" && !slices.includes(props.cgroupParent ?? ""))
      yield { field: "cgroupParent", found: props.cgroupParent ?? "", allowed: "none" };
  }),
};

/** Settings of the kernel that a container has for itself alone. Source: Pod Security Standards, baseline. */
const safeSysctls = [
  ...["kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start"],
  ...["net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports"],
  ...["net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl"],
  ...["net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem", "net.ipv4.tcp_slow_start_after_idle"],
  ...["net.ipv4.tcp_notsent_lowat"],
];

/** Kernel settings are safe ones. */
export const safeKernelSettings: ResourceRule = {
  id: "HS-017",
  title: "Kernel settings are the safe ones",
  why: "Others change the host or its neighbours, or open routes that nothing filters.",
  level: "mandatory",
  anchors: ["PSS sysctls", "KSV-0026"],
  remedy: "remove it, or set it on the host; forwarding is for the role vpn",
  settings: ["roles"],
  checks: workloads(function* (workload, settings) {
    const { field, value } = workload.sysctls();
    const extra = hasRole(settings, workload.name, "vpn")
      ? ["net.ipv4.conf.all.src_valid_mark", "net.ipv4.ip_forward"]
      : [];
    const found = Object.keys(value ?? {}).filter((name) => !safeSysctls.includes(name) && !extra.includes(name));
    if (found.length > 0) yield { field, found: words(found), allowed: "the 14 safe names" };
  }),
};

/** Rules about what a workload may do to the host. */
export const privilege: readonly ResourceRule[] = [
  notPrivileged,
  dropsAll,
  addsNothingDangerous,
  addsLittle,
  noNewPrivileges,
  confined,
  notRoot,
  ownUser,
  ownNamespaces,
  ownNetwork,
  usualCgroup,
  fewDevices,
  safeKernelSettings,
];
