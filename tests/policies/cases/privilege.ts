import { bad, carrier, container, made, oneShot, type RuleCases, service } from "../case.ts";

const untouched = [made("a clean container", container()), made("a clean service", service())];

const seLinux = "taskSpec.containerSpec.privileges.seLinuxContext";

function labelled(seLinuxContext: Readonly<Record<string, string | boolean>>) {
  return service({ privileges: { seLinuxContext } });
}

/** Cases of the rules about privilege. */
export const privilegeCases: readonly RuleCases[] = [
  {
    rule: "HS-001",
    violating: [
      bad("privileged", "privileged", container({ privileged: true })),
      bad("a privileged one-shot", "privileged", { ...oneShot, props: { ...oneShot.props, privileged: true } }),
    ],
    clean: [made("not privileged", container({ privileged: false })), ...untouched],
    unknown: { subject: container({ privileged: false }), path: ["privileged"] },
  },
  {
    rule: "HS-002",
    violating: [
      bad("no capabilities", "capabilities.drops", container({ capabilities: {} })),
      bad("some dropped", "capabilities.drops", container({ capabilities: { drops: ["NET_RAW", "CHOWN"] } })),
      bad("a service", "taskSpec.containerSpec.capDrops", service({ capDrops: ["CAP_NET_RAW"] })),
    ],
    clean: [
      made("in lower case", container({ capabilities: { drops: ["all"] } })),
      made("with CAP_", service({ capDrops: ["CAP_ALL"] })),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["capabilities"] },
  },
  {
    rule: "HS-003",
    violating: [
      bad("SYS_ADMIN", "capabilities.adds", container({ capabilities: { drops: ["ALL"], adds: ["SYS_ADMIN"] } })),
      bad(
        "in lower case with cap_",
        "capabilities.adds",
        container({ capabilities: { drops: ["ALL"], adds: ["cap_sys_ptrace"] } }),
      ),
      bad(
        "NET_ADMIN without a role",
        "capabilities.adds",
        container({ capabilities: { drops: ["ALL"], adds: ["NET_ADMIN"] } }),
      ),
      bad("a service", "taskSpec.containerSpec.capAdds", service({ capAdds: ["CAP_DAC_READ_SEARCH"] })),
    ],
    clean: [
      made("NET_ADMIN in the role vpn", container({ capabilities: { drops: ["ALL"], adds: ["NET_ADMIN"] } }, "tunnel")),
      made("NET_BIND_SERVICE", container({ capabilities: { drops: ["ALL"], adds: ["NET_BIND_SERVICE"] } })),
      ...untouched,
    ],
    unknown: {
      subject: container({ capabilities: { drops: ["ALL"], adds: ["CHOWN"] } }),
      path: ["capabilities", "adds"],
    },
  },
  {
    rule: "HS-004",
    violating: [
      bad("CHOWN", "capabilities.adds", container({ capabilities: { drops: ["ALL"], adds: ["CHOWN"] } })),
      bad("a service", "taskSpec.containerSpec.capAdds", service({ capAdds: ["setuid"] })),
    ],
    clean: [
      made("NET_BIND_SERVICE", container({ capabilities: { drops: ["ALL"], adds: ["cap_net_bind_service"] } })),
      made("a one-shot that gives folders away", oneShot),
      ...untouched,
    ],
    unknown: {
      subject: container({ capabilities: { drops: ["ALL"], adds: ["NET_BIND_SERVICE"] } }),
      path: ["capabilities", "adds"],
    },
  },
  {
    rule: "HS-005",
    violating: [
      bad("no options", "securityOpts", container({ securityOpts: [] })),
      bad("switched off", "securityOpts", container({ securityOpts: ["no-new-privileges:false"] })),
      bad(
        "switched off again",
        "securityOpts",
        container({ securityOpts: ["no-new-privileges", "no-new-privileges=false"] }),
      ),
    ],
    clean: [
      made("with a colon", container({ securityOpts: ["no-new-privileges:true"] })),
      made("with an equals sign", container({ securityOpts: ["no-new-privileges=true", "apparmor=demo"] })),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["securityOpts"] },
  },
  {
    rule: "HS-006",
    violating: [
      bad("seccomp", "securityOpts", container({ securityOpts: ["no-new-privileges", "seccomp=unconfined"] })),
      bad(
        "AppArmor with a colon",
        "securityOpts",
        container({ securityOpts: ["no-new-privileges", "apparmor:unconfined"] }),
      ),
      bad("SELinux", "securityOpts", container({ securityOpts: ["no-new-privileges", "label:disable"] })),
      bad("masked paths", "securityOpts", container({ securityOpts: ["no-new-privileges", "systempaths=unconfined"] })),
      ...["label=type:spc_t", "label:role:system_r", "LABEL=user:root"].map((label) =>
        bad(label, "securityOpts", container({ securityOpts: ["no-new-privileges", label] })),
      ),
      ...["writable-cgroups=true", 'seccomp={"defaultAction": "SCMP_ACT_ALLOW", "syscalls": []}'].map((option) =>
        bad(option, "securityOpts", container({ securityOpts: ["no-new-privileges", option] })),
      ),
      bad("a service without SELinux", `${seLinux}.disable`, labelled({ disable: true })),
      bad("a service's free type", `${seLinux}.type`, labelled({ type: "spc_t" })),
      bad("a service's user", `${seLinux}.user`, labelled({ user: "system_u" })),
      bad("a service's role", `${seLinux}.role`, labelled({ role: "system_r" })),
    ],
    clean: [
      made("a profile of one's own", container({ securityOpts: ["no-new-privileges", "apparmor=demo"] })),
      ...["writable-cgroups=false", 'seccomp={"defaultAction":"SCMP_ACT_ERRNO"}'].map((option) =>
        made(option, container({ securityOpts: ["no-new-privileges", option] })),
      ),
      made(
        "a container's type, and a level",
        container({ securityOpts: ["no-new-privileges", "label=type:container_t", "label=level:s0:c1,c2"] }),
      ),
      made("a service's level", labelled({ disable: false, type: "container_t", level: "s0:c1,c2" })),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["securityOpts"] },
  },
  {
    rule: "HS-007",
    violating: [
      ...["", "0", "00", "root", "0:0", "root:root", "0:10001", "10001:0", "10001:root", " 0 ", ":10001"].map((user) =>
        bad(`user ${JSON.stringify(user)}`, "user", container({ user })),
      ),
      bad("root's group besides", "groupAdds", container({ groupAdds: ["0"] })),
      bad("a service", "taskSpec.containerSpec.user", service({ user: "root" })),
    ],
    clean: [
      made("a carrier", carrier),
      made("a one-shot", oneShot),
      made("a name", container({ user: "app:app" })),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["user"] },
  },
  {
    rule: "HS-008",
    violating: [
      bad("a host's account", "user", container({ user: "1000:1000" })),
      bad("a name", "user", container({ user: "app:app" })),
      bad("a service", "taskSpec.containerSpec.user", service({ user: "999" })),
    ],
    clean: [made("a shared user of media", container({ user: "1000:1000" }, "player")), ...untouched],
    unknown: { subject: container(), path: ["user"] },
  },
  {
    rule: "HS-009",
    violating: [
      bad("user namespace", "usernsMode", container({ usernsMode: "host" })),
      bad("processes of the host", "pidMode", container({ pidMode: "host" })),
      bad("processes of another", "pidMode", container({ pidMode: "container:abc" })),
      bad("IPC", "ipcMode", container({ ipcMode: "HOST" })),
      bad("cgroups", "cgroupnsMode", container({ cgroupnsMode: "host" })),
    ],
    clean: [made("private ones", container({ ipcMode: "private", cgroupnsMode: "private" })), ...untouched],
    unknown: { subject: container({ pidMode: "" }), path: ["pidMode"] },
  },
  {
    rule: "HS-013",
    violating: [
      bad("host", "networkMode", container({ networkMode: "host" })),
      bad("in capitals", "networkMode", container({ networkMode: "HOST" })),
    ],
    clean: [made("an exporter", container({ networkMode: "host" }, "node-exporter")), ...untouched],
    unknown: { subject: container({ networkMode: "bridge" }), path: ["networkMode"] },
  },
  {
    rule: "HS-014",
    violating: [
      bad("a slice", "cgroupParent", container({ cgroupParent: "user.slice" })),
      bad("the root", "cgroupParent", container({ cgroupParent: "/" })),
    ],
    clean: [
      made("empty", container({ cgroupParent: "" })),
      made("a slice that bounds its processes", container({ cgroupParent: "bounded.slice" })),
      ...untouched,
    ],
    unknown: { subject: container({ cgroupParent: "" }), path: ["cgroupParent"] },
  },
  {
    rule: "HS-016",
    violating: [
      bad("a disk", "devices[0].hostPath", container({ devices: [{ hostPath: "/dev/sda" }] }, "player")),
      bad("by a detour", "devices[0].hostPath", container({ devices: [{ hostPath: "/dev/dri/../mem" }] }, "player")),
      bad("a GPU without a role", "gpus", container({ gpus: "all" })),
      bad("a request", "deviceRequests", container({ deviceRequests: [{ driver: "nvidia", count: -1 }] })),
      bad("rules of the cgroup", "deviceCgroupRules", container({ deviceCgroupRules: ["b *:* rwm"] })),
    ],
    clean: [
      made("a GPU of media", container({ devices: [{ hostPath: "/dev/dri/renderD128" }], gpus: "all" }, "player")),
      made("the tunnel of a VPN", container({ devices: [{ hostPath: "/dev/net/tun" }] }, "tunnel")),
      ...untouched,
    ],
    unknown: { subject: container({ devices: [] }), path: ["devices"] },
  },
  {
    rule: "HS-017",
    violating: [
      bad("the kernel's", "sysctls", container({ sysctls: { "kernel.msgmax": "65536" } })),
      bad("a service", "taskSpec.containerSpec.sysctl", service({ sysctl: { "net.ipv4.ip_forward": "1" } })),
    ],
    clean: [
      made("a safe one", container({ sysctls: { "net.ipv4.ip_unprivileged_port_start": "0" } })),
      made("forwarding of a VPN", container({ sysctls: { "net.ipv4.ip_forward": "1" } }, "tunnel")),
      ...untouched,
    ],
    unknown: { subject: container({ sysctls: {} }), path: ["sysctls"] },
  },
];
