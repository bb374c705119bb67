import { absent, type Worse } from "../worsenings.ts";

const dangerous = [
  ...["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO", "SYS_BOOT", "BPF", "SYS_TIME", "PERFMON", "SYSLOG", "SYS_PTRACE"],
  ...["DAC_READ_SEARCH", "NET_RAW", "NET_ADMIN", "SYS_NICE", "IPC_LOCK", "LEASE", "CHOWN", "DAC_OVERRIDE", "SETUID"],
  ...["SETGID", "FOWNER", "KILL", "MKNOD", "SETFCAP", "SYS_CHROOT", "AUDIT_WRITE", "SETPCAP", "AUDIT_CONTROL"],
  ...["SYS_RESOURCE", "MAC_ADMIN", "MAC_OVERRIDE", "SYS_TTY_CONFIG", "WAKE_ALARM", "BLOCK_SUSPEND", "LINUX_IMMUTABLE"],
];

const written = (name: string) => [name, `CAP_${name}`, name.toLowerCase()];

const sensitive = [
  ...[
    "/",
    "/etc",
    "/etc/",
    "/etc/..",
    "/mnt/fast/hearth/../../../etc",
    "/root",
    "/home",
    "/boot",
    "/dev",
    "/proc",
    "/sys",
  ],
  ...["/lib", "/lib/modules", "/usr", "/bin", "/sbin", "/var", "/run", "/var/run", "/var/lib", "/var/lib/docker"],
  ...["/var/run/docker.sock", "/run/docker.sock", "/run/containerd", "/run/containerd/containerd.sock", "/run/systemd"],
  ...["/var/log", "/opt", "/srv/../etc/shadow", "//etc//passwd"],
];

const rootly = [
  "",
  " ",
  "0",
  "00",
  "000",
  "root",
  "0:0",
  "root:root",
  "0:10001",
  "10001:0",
  "10001:root",
  ":10001",
  "+0",
  "-0",
];

const images = [
  ...[
    "traefik/whoami",
    "traefik/whoami:latest",
    "traefik/whoami:v1.11.0",
    "traefik/whoami:stable",
    "traefik/whoami:main",
  ],
  ...["registry.example.org:5000/whoami", "registry.example.org:5000/whoami:1.0", "docker.io/traefik/whoami@sha256:12"],
  ...[`evil.example.org/whoami:v1@sha256:${"ab12".repeat(16)}`, "sha256:12", "whoami:", "whoami@latest"],
];

const tests = [
  ...[
    ["NONE"],
    ["CMD", "true"],
    ["CMD", "/bin/true"],
    ["CMD-SHELL", "exit 0"],
    ["CMD-SHELL", "true"],
    ["CMD-SHELL", ":"],
  ],
  ...[
    ["CMD-SHELL", "echo ok"],
    ["CMD-SHELL", "curl http://127.0.0.1/ || exit 0"],
    ["CMD-SHELL", "curl http://127.0.0.1/ || true"],
  ],
  ...[[], ["CMD"], ["CMD", "wget", "-qO-", "http://example.org/"]],
];

/** A canary: no secret of anybody. */
const password = "hunter2-hunter2-hunter2";

const envs = [
  ...[
    "DB_PASSWORD",
    "API_TOKEN",
    "SECRET_KEY",
    "MYSQL_ROOT_PASSWORD",
    "AWS_SECRET_ACCESS_KEY",
    "API_KEY",
    "PRIVATE_KEY",
  ],
  ...["SMTP_PASS", "SENTRY_DSN", "db_password"],
].map((key) => `${key}=${password}`);

const urls = [`DATABASE_URL=postgres://app:${password}@db:5432/app`, `BROKER=redis://:${password}@cache:6379/0`];

const pem = ["-----BEGIN", "PRIVATE KEY-----"].join(" ");
const leaks = [
  pem,
  Buffer.from(`${pem}\nabcdefgh`).toString("base64"),
  `ghp_${"a1B2".repeat(9)}`,
  `https://app:${password}@example.org/`,
];

/** Worsenings of the clean container. */
export const worseContainer: Worse = {
  privileged: [true],
  user: [absent, ...rootly],
  groupAdds: [["0"], ["root"]],
  capabilities: [absent, {}, { drops: [] }, { drops: ["NET_RAW"] }, { drops: ["CHOWN", "SETUID"] }],
  "capabilities.adds": dangerous.flatMap(written).map((name) => [name]),
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
  logOpts: [absent, {}, { "max-size": "10m" }, { "max-file": "3" }],
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
  networksAdvanced: [absent, []],
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

/** Worsenings of the clean service. */
export const worseService: Worse = {
  "taskSpec.containerSpec.user": [absent, ...rootly],
  "taskSpec.containerSpec.groups": [["0"], ["root"]],
  "taskSpec.containerSpec.capDrops": [absent, [], ["NET_RAW"]],
  "taskSpec.containerSpec.capAdds": dangerous.flatMap(written).map((name) => [name]),
  "taskSpec.containerSpec.readOnly": [absent, false],
  "taskSpec.containerSpec.mounts": sensitive.flatMap((source) =>
    [true, false].map((readOnly) => [{ type: "bind", source, target: "/host", readOnly }]),
  ),
  "taskSpec.containerSpec.mounts.0.readOnly": [absent, false],
  "taskSpec.containerSpec.sysctl": [{ "kernel.msgmax": "1" }, { "net.ipv4.ip_forward": "1" }],
  "taskSpec.containerSpec.image": images,
  "taskSpec.containerSpec.healthcheck": [absent],
  "taskSpec.containerSpec.healthcheck.tests": tests,
  "taskSpec.containerSpec.healthcheck.interval": [absent, "0s", "10m"],
  "taskSpec.containerSpec.healthcheck.retries": [absent, 0, 100],
  "taskSpec.containerSpec.env": [...envs, ...urls].map((text) => ({
    [text.split("=")[0] ?? ""]: text.slice(text.indexOf("=") + 1),
  })),
  "taskSpec.containerSpec.labels": leaks.map((value) => [{ label: "note", value }]),
  "taskSpec.containerSpec.args": leaks.map((word) => ["serve", word]),
  "taskSpec.containerSpec.commands": leaks.map((word) => ["serve", word]),
  "taskSpec.containerSpec.hosts": [[{ host: "db", ip: "203.0.113.7" }]],
  "taskSpec.containerSpec.dnsConfig": [{ nameservers: ["203.0.113.53"] }],
  "taskSpec.resources": [absent, {}, { limits: {} }],
  "taskSpec.resources.limits.memoryBytes": [absent, 0, 64],
  "taskSpec.resources.limits.nanoCpus": [absent, 0],
  "taskSpec.restartPolicy": [
    absent,
    { condition: "none" },
    { condition: "on-failure" },
    { condition: "any", maxAttempts: 3 },
  ],
  "taskSpec.logDriver": [absent, { name: "none" }, { name: "json-file" }],
  "taskSpec.networksAdvanceds": [absent, []],
  updateConfig: [absent, {}, { failureAction: "pause" }, { failureAction: "continue" }],
  "updateConfig.monitor": [absent, "1s"],
  convergeConfig: [absent],
  endpointSpec: [
    { ports: [{ targetPort: 80, publishedPort: 80 }] },
    { ports: [{ targetPort: 8080, publishedPort: 18080 }] },
  ],
};

/** Worsenings of a clean volume and a clean network. */
export const worseVolume: Worse = {
  driverOpts: ["/", "/etc", "/var/run", "/var/run/docker.sock", "/run", "/root/../etc"].map((device) => ({
    type: "none",
    o: "bind",
    device,
  })),
};
