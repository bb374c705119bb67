import { waive } from "../decide.ts";
import { defineService, http } from "../define.ts";
import { account, start } from "./miniflux/start.ts";

/**
 * A feed reader. Its account `hearth` has the password of the house after each start; accounts for others are made in it.
 * Facts: miniflux/v2, tag 2.3.3 (`internal/config/options.go`, `packaging/docker/alpine/Dockerfile`); the digest is that of
 * the manifest list of docker.io, as public deployments pin it.
 */
export const miniflux = defineService(
  {
    name: "miniflux",
    title: "Miniflux",
    purpose: "reads the feeds of websites",
    zone: "apps",
    image: "docker.io/miniflux/miniflux:2.3.3@sha256:49d7b60987616387c306a8023087b31f2c9b7b21288b523026cb04058e8b6dbb",
    command: ["sh", "/etc/hearth-miniflux/start.sh"],
    route: {
      host: "reader",
      port: 8080,
      reach: "internet",
      auth: waive("it has its own sign-in, which apps for phones use too"),
    },
    database: { engine: "postgres", keep: { every: "day", days: 30 } },
    volumes: {},
    secrets: { admin: { length: 32, fileVariable: "ADMIN_PASSWORD_FILE" } },
    configuration: { mount: "/etc/hearth-miniflux", files: { "start.sh": start } },
    metrics: waive("they are on the port of its pages, where the proxy would show them to everybody"),
    logs: "logfmt",
    health: { ...http(8080, "/healthcheck"), start: "1m" },
    internet: { needed: "fetches feeds" },
    budget: { memory: "256MiB", cores: 1 },
  },
  ({ url, database }) => ({
    BASE_URL: url,
    HTTPS: url.startsWith("https:") ? "1" : "0",
    LISTEN_ADDR: "0.0.0.0:8080",
    DATABASE_URL_FILE: database.urlFile,
    // Its driver asks for TLS unless told otherwise. Fact: lib/pq, `sslmode`.
    PGSSLMODE: "disable",
    RUN_MIGRATIONS: "1",
    CREATE_ADMIN: "1",
    ADMIN_USERNAME: account,
  }),
);
