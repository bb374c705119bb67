import { absent, type Worse } from "../worsenings.ts";
import { dangerous, envs, images, leaks, password, rootly, sensitive, tests, urls } from "./values.ts";

/** Worsenings of a container. */
export const worseContainer: Worse = {
  privileged: [true],
  user: [absent, ...rootly],
  groupAdds: [["0"], ["root"]],
  capabilities: [absent, {}, { drops: [] }, { drops: ["NET_RAW"] }, { drops: ["CHOWN", "SETUID"] }],
  "capabilities.adds": dangerous.map((name) => [name]),
  securityOpts: [
    absent,
    [],
    ...["no-new-privileges:false", "no-new-privileges=false", "no-new-privileges:0"].map((text) => [text]),
    ...[
      "seccomp=unconfined",
      "seccomp:unconfined",
      "apparmor=unconfined",
      "apparmor:unconfined",
      "label:disable",
      "label=disable",
    ].map((text) => ["no-new-privileges", text]),
    ["no-new-privileges", "systempaths=unconfined"],
    ["no-new-privileges", "no-new-privileges:false"],
  ],
  usernsMode: ["host"],
  pidMode: ["host", "container:other"],
  ipcMode: ["host", "shareable", "container:other"],
  cgroupnsMode: ["host"],
  cgroupParent: ["/", "user.slice"],
  networkMode: ["host", "bridge", "default"],
  devices: [
    "/dev/sda",
    "/dev/mem",
    "/dev/kmsg",
    "/dev/mapper/root",
    "/dev/loop0",
    "/dev/dri/../mem",
    "/dev/net/tun",
    "/dev/dri/card0",
  ].map((hostPath) => [{ hostPath }]),
  gpus: ["all"],
  deviceRequests: [[{ driver: "nvidia", count: -1, capabilities: ["gpu"] }]],
  deviceCgroupRules: [["a *:* rwm"]],
  sysctls: [{ "kernel.msgmax": "1" }, { "net.ipv4.ip_forward": "1" }, { "vm.overcommit_memory": "1" }],
  readOnly: [absent, false],
  tmpfs: [
    { "/tmp": "" },
    { "/tmp": "rw" },
    { "/tmp": "rw,nosuid,nodev,size=64m" },
    { "/tmp": "rw,noexec,nosuid,nodev" },
  ],
  mounts: sensitive.flatMap((source) =>
    [true, false].map((readOnly) => [{ type: "bind", source, target: "/host", readOnly }]),
  ),
  "mounts.0.bindOptions": [
    { propagation: "shared" },
    { propagation: "rshared" },
    { propagation: "slave" },
    { propagation: "rslave" },
  ],
  "mounts.0.readOnly": [absent, false],
  "mounts.0.volumeOptions": ["/var/run", "/etc", "/"].map((device) => ({
    driverOptions: { type: "none", o: "bind", device },
  })),
  volumes: [
    ...sensitive.map((hostPath) => [{ hostPath, containerPath: "/host", readOnly: true }]),
    [{ hostPath: "/mnt/fast/hearth/demo", containerPath: "/data", readOnly: true }],
    [{ fromContainer: "other" }],
    [{ containerPath: "/data" }],
  ],
  uploads: [
    [{ file: "/etc/app.conf", content: "a=b" }],
    ...leaks.map((content) => [{ file: "/data/app.conf", content }]),
  ],
  memory: [absent, 0, 4, -1, 64 * 2 ** 20],
  memorySwap: [absent, -1, 128],
  cpus: [absent, "", "0"],
  ulimits: [
    absent,
    [],
    [{ name: "nofile", soft: 1024, hard: 1024 }],
    [{ name: "nproc", soft: 64, hard: 64 }],
    [
      { name: "nofile", soft: 1024, hard: 1024 },
      { name: "nproc", soft: -1, hard: -1 },
    ],
    [
      { name: "nofile", soft: -1, hard: -1 },
      { name: "nproc", soft: 64, hard: 64 },
    ],
  ],
  logDriver: [absent, "none"],
  logOpts: [absent, {}, { "max-size": "10m" }, { "max-file": "3" }, { "max-size": "1t", "max-file": "3" }],
  healthcheck: [absent],
  "healthcheck.tests": tests,
  "healthcheck.interval": [absent, "0s", "10m", "100ms"],
  "healthcheck.timeout": [absent, "10s"],
  "healthcheck.retries": [absent, 0, 100],
  "healthcheck.startPeriod": [absent],
  restart: [absent, "no", "unless-stopped", "on-failure"],
  mustRun: [false],
  start: [false],
  rm: [true],
  attach: [true],
  "opts.ignoreChanges": [["image"], ["capabilities.adds"], ["*"]],
  networksAdvanced: [absent, []],
  "networksAdvanced.0.name": ["bridge", "default", "nat", ""],
  "ports.0.ip": [absent, "", "0.0.0.0", "::", "[::]", "*"],
  "ports.0.external": [absent, 80, 443, 22, 53],
  publishAllPorts: [true],
  hosts: [[{ host: "db", ip: "203.0.113.7" }]],
  dns: [["203.0.113.53"]],
  image: images,
  envs: [...envs, ...urls].map((text) => [text]),
  labels: [
    [{ label: "api.token", value: password }],
    [{ label: "auth", value: `Basic ${Buffer.from(`app:${password}`).toString("base64")}` }],
    ...leaks.map((value) => [{ label: "note", value }]),
  ],
  command: leaks.map((word) => ["serve", word]),
  entrypoints: leaks.map((word) => ["serve", word]),
};

/** Worsenings of a container that holds data. */
export const worseDatabase: Worse = {
  stopTimeout: [absent, 5],
  destroyGraceSeconds: [absent, 5],
  networkMode: ["host", "container:app"],
  networksAdvanced: [absent, []],
  "networksAdvanced.0.name": ["h-egress", "h-front", "h-apps", "elsewhere"],
  ports: [[{ internal: 5432, external: 15432, ip: "127.0.0.1" }]],
  publishAllPorts: [true],
  "mounts.0.source": [absent, "", "h-files"],
};

/** Worsenings of a container that may only go through a tunnel. */
export const worseClient: Worse = {
  networkMode: [absent, "bridge", "host", "container:app"],
  networksAdvanced: [[{ name: "h-egress" }]],
  ports: [[{ internal: 8080, external: 18080, ip: "127.0.0.1" }]],
  dns: [["203.0.113.53"]],
};

/** Worsenings of that tunnel. */
export const worseTunnel: Worse = {
  name: ["other"],
  "capabilities.adds": [absent, ["NET_ADMIN", "SYS_MODULE"], ["NET_ADMIN", "NET_RAW"], ["CHOWN"]],
  devices: [[{ hostPath: "/dev/net/tun" }, { hostPath: "/dev/sda" }], [{ hostPath: "/dev/kmsg" }]],
};

/** Worsenings of a container that only carries files or prepares a volume: each makes it one that lasts, or that reaches further. */
export const worseHelper: Worse = {
  networkMode: [absent, "", "bridge", "host", "container:app"],
  networksAdvanced: [[{ name: "h-apps" }]],
  ports: [[{ internal: 8080, external: 18080, ip: "127.0.0.1" }]],
  publishAllPorts: [true],
  devices: [[{ hostPath: "/dev/sda" }]],
  gpus: ["all"],
  privileged: [true],
  restart: [absent, "always", "unless-stopped"],
  mustRun: [absent, true],
  "capabilities.adds": [["SYS_ADMIN"], ["DAC_READ_SEARCH"]],
  mounts: sensitive.map((source) => [{ type: "bind", source, target: "/host", readOnly: true }]),
  securityOpts: [absent],
  memory: [absent],
  image: images,
};
