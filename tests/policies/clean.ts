import type { Inputs } from "../../policies/judged.ts";

/** A container as every rule wants it; cases change one thing of it. */
export const cleanContainer: Inputs["docker:index/container:Container"] = {
  image: `docker.io/traefik/whoami:v1.11.0@sha256:${"ab12".repeat(16)}`,
  user: "10001:10001",
  capabilities: { drops: ["ALL"] },
  securityOpts: ["no-new-privileges"],
  readOnly: true,
  init: true,
  memory: 64,
  memorySwap: 64,
  cpus: "0.5",
  ulimits: [
    { name: "nofile", soft: 1024, hard: 1024 },
    { name: "nproc", soft: 64, hard: 64 },
  ],
  logDriver: "json-file",
  logOpts: { "max-size": "10m", "max-file": "3" },
  restart: "always",
  networksAdvanced: [{ name: "demo-apps" }],
  ports: [{ internal: 8080, external: 18080, ip: "127.0.0.1" }],
  tmpfs: { "/tmp": "rw,noexec,nosuid,nodev,size=64m" },
  mounts: [{ type: "volume", source: "demo-files", target: "/data", readOnly: true }],
  healthcheck: {
    tests: ["CMD", "wget", "-qO-", "http://127.0.0.1:8080/health"],
    interval: "5s",
    timeout: "4s",
    startPeriod: "10s",
    retries: 3,
  },
  stopTimeout: 30,
  destroyGraceSeconds: 30,
};

/** A service as every rule wants it. */
export const cleanService: Inputs["docker:index/service:Service"] = {
  taskSpec: {
    containerSpec: {
      image: cleanContainer.image,
      user: "10001:10001",
      capDrops: ["ALL"],
      readOnly: true,
      healthcheck: { ...cleanContainer.healthcheck, tests: cleanContainer.healthcheck?.tests ?? [] },
      stopGracePeriod: "30s",
      mounts: [{ type: "volume", source: "demo-files", target: "/data", readOnly: true }],
    },
    resources: { limits: { memoryBytes: 64 * 2 ** 20, nanoCpus: 500_000_000 } },
    restartPolicy: { condition: "any" },
    logDriver: { name: "json-file", options: { "max-size": "10m", "max-file": "3" } },
    networksAdvanceds: [{ id: "demo-apps" }],
  },
  updateConfig: { failureAction: "rollback", monitor: "30s", order: "start-first" },
  convergeConfig: { timeout: "2m" },
};
