import { safetyFolder } from "../database.ts";
import { waive } from "../decide.ts";
import { defineService } from "../define.ts";

/** Redis, for every service that asks for it. Facts: redis/docker-library-redis; licence RSALv2, SSPLv1 or AGPLv3 from 8.0 on. */
export const redis = defineService({
  name: "redis",
  title: "Redis",
  purpose: "caches and queues of other services",
  zone: "admin",
  provides: "redis",
  image:
    "docker.io/library/redis:8.10.2-alpine@sha256:72cedd9603038893af961e90ac5e1a1a0d8377d5e338dbdad8fe284ea25de18f",
  command: ["sh", "/etc/hearth-redis/start.sh"],
  route: waive("speaks no HTTP"),
  database: waive("it is one"),
  volumes: {
    data: { mount: "/data", tier: "hot", keep: waive("each consumer's keys are kept by themselves") },
    safety: { mount: safetyFolder, tier: "warm", keep: waive("copies of what is kept elsewhere") },
  },
  secrets: { admin: { length: 32, fileVariable: "REDIS_ADMIN_PASSWORD_FILE" } },
  configuration: { mount: "/etc/hearth-redis", rendered: "redis" },
  metrics: waive("arrives with its exporter"),
  logs: "plain",
  // The unnamed account may do this and nothing else.
  health: { test: ["redis-cli", "-e", "-h", "127.0.0.1", "PING"], start: "30s" },
  internet: waive("asks nobody"),
  budget: { memory: "128MiB", least: "32MiB", cores: 0.5 },
  stopSeconds: 60,
});
