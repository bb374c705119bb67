/** Capabilities that lead out of a container, or into others, as people write them. */
export const dangerous = [
  ...["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO", "SYS_BOOT", "BPF", "SYS_TIME", "PERFMON", "SYSLOG", "SYS_PTRACE"],
  ...["DAC_READ_SEARCH", "NET_RAW", "NET_ADMIN", "SYS_NICE", "IPC_LOCK", "LEASE", "CHOWN", "DAC_OVERRIDE", "SETUID"],
  ...["SETGID", "FOWNER", "KILL", "MKNOD", "SETFCAP", "SYS_CHROOT", "AUDIT_WRITE", "SETPCAP", "AUDIT_CONTROL"],
  ...["SYS_RESOURCE", "MAC_ADMIN", "MAC_OVERRIDE", "SYS_TTY_CONFIG", "WAKE_ALARM", "BLOCK_SUSPEND", "LINUX_IMMUTABLE"],
].flatMap((name) => [name, `CAP_${name}`, name.toLowerCase()]);

/** Folders and sockets of the host, also by detours. */
export const sensitive = [
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

/** Users that are root, or say nothing. */
export const rootly = [
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

/** References that leave open what is run. */
export const images = [
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

/** Health checks that cannot fail, or ask somebody else. */
export const tests = [
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

/** No secret of anybody. */
export const password = "hunter2-hunter2-hunter2";

/** Variables with a password, as a container takes them. */
export const envs = [
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

/** Variables with an address that holds a password. */
export const urls = [`DATABASE_URL=postgres://app:${password}@db:5432/app`, `BROKER=redis://:${password}@cache:6379/0`];

const pem = ["-----BEGIN", "PRIVATE KEY-----"].join(" ");
/** Texts that are a secret by their form. */
export const leaks = [
  pem,
  Buffer.from(`${pem}\nabcdefgh`).toString("base64"),
  `ghp_${"a1B2".repeat(9)}`,
  `https://app:${password}@example.org/`,
];
