import type { Inputs } from "../../../policies/judged.ts";
import type { Full } from "./type.ts";

const hex = "ab12".repeat(16);
const rollout = { delay: "1s", failureAction: "pause", maxFailureRatio: "0.0", monitor: "30s", parallelism: 1 };

/** A service that uses every input there is. */
export const fullService: Full<Inputs["docker:index/service:Service"]> = {
  auth: { password: "none", serverAddress: "ghcr.io", username: "me" },
  convergeConfig: { delay: "5s", timeout: "2m" },
  endpointSpec: {
    mode: "vip",
    ports: [{ name: "web", protocol: "tcp", publishMode: "ingress", publishedPort: 18080, targetPort: 8080 }],
  },
  labels: [
    { label: "a", value: "b" },
    { label: "db.password", value: "none" },
  ],
  mode: { global: false, replicated: { replicas: 2 } },
  name: "demo",
  rollbackConfig: { ...rollout, order: "stop-first" },
  taskSpec: {
    containerSpec: {
      args: ["--verbose"],
      capAdds: ["CHOWN"],
      capDrops: ["ALL"],
      commands: ["app"],
      configs: [
        { configId: "id", configName: "app", fileGid: "0", fileMode: 0o444, fileName: "/app.yaml", fileUid: "0" },
      ],
      dir: "/srv",
      dnsConfig: { nameservers: ["127.0.0.11"], options: ["ndots:1"], searches: ["lan"] },
      env: { A: "b", DB_PASSWORD: "none" },
      groups: ["10002"],
      healthcheck: {
        interval: "5s",
        retries: 3,
        startPeriod: "10s",
        tests: ["CMD", "wget", "-qO-", "http://127.0.0.1:8080/health"],
        timeout: "4s",
      },
      hostname: "demo",
      hosts: [{ host: "nas", ip: "192.168.1.5" }],
      image: `docker.io/traefik/whoami:v1.11.0@sha256:${hex}`,
      init: true,
      isolation: "default",
      labels: [
        { label: "a", value: "b" },
        { label: "db.password", value: "none" },
      ],
      mounts: [
        {
          bindOptions: { propagation: "rprivate" },
          readOnly: true,
          source: "/mnt/fast/hearth/demo",
          target: "/data",
          tmpfsOptions: { mode: 0o700, sizeBytes: 1024 },
          type: "bind",
          volumeOptions: {
            driverName: "local",
            driverOptions: { o: "addr=nas", password: "none" },
            labels: [{ label: "a", value: "b" }],
            noCopy: true,
          },
        },
      ],
      privileges: {
        credentialSpec: { file: "app.json", registry: "app" },
        seLinuxContext: { disable: false, level: "s0", role: "app", type: "app_t", user: "app" },
      },
      readOnly: true,
      secrets: [
        { fileGid: "0", fileMode: 0o444, fileName: "/run/secrets/a", fileUid: "0", secretId: "id", secretName: "a" },
      ],
      stopGracePeriod: "30s",
      stopSignal: "SIGTERM",
      sysctl: { "net.ipv4.tcp_syncookies": "1" },
      user: "10001:10001",
    },
    forceUpdate: 0,
    logDriver: { name: "json-file", options: { "max-size": "10m", "max-file": "3", "splunk-token": "none" } },
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- every input, so this one as well
    networksAdvanceds: [{ aliases: ["demo"], driverOpts: ["a=b"], id: "demo-apps", name: "demo-apps" }],
    placement: {
      constraints: ["node.role==manager"],
      maxReplicas: 1,
      platforms: [{ architecture: "amd64", os: "linux" }],
      prefs: ["spread=node.role"],
    },
    resources: {
      limits: { memoryBytes: 64 * 2 ** 20, nanoCpus: 500_000_000 },
      reservation: {
        genericResources: { discreteResourcesSpecs: ["SSD=1"], namedResourcesSpecs: ["GPU=a"] },
        memoryBytes: 1024,
        nanoCpus: 1,
      },
    },
    restartPolicy: { condition: "any", delay: "1s", maxAttempts: 0, window: "1s" },
    runtime: "container",
  },
  updateConfig: { ...rollout, order: "start-first" },
};
