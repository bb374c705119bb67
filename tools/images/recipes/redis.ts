import { defineRecipe } from "../recipe.ts";

/** The program without modules; protected mode is on unless the configuration says otherwise. */
export const redis = defineRecipe({
  name: "redis",
  repository: "docker.io/library/redis",
  program: "redis",
  from: {
    kind: "packages",
    packages: ["redis-server"],
    versionOf: "redis-server",
    without: ["adduser", "init-system-helpers", "lsb-base"],
  },
  entrypoint: ["docker-entrypoint.sh"],
  command: ["redis-server"],
  user: "999:1000",
  workingFolder: "/data",
  accounts: [{ name: "redis", id: 999 }],
  exposes: ["6379/tcp"],
  folders: ["/data", "/usr/local/etc/redis"],
  scripts: { "/usr/local/bin/docker-entrypoint.sh": "redis/docker-entrypoint.sh" },
});
