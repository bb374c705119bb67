import { waive } from "../../components/catalogue/decide.ts";
import { defineService, http } from "../../components/catalogue/define.ts";
import type { Service } from "../../components/catalogue/service.ts";
import { catalogue, image } from "../support/house.ts";

/** A service that decides for every facet, where those of the shipped catalogue waive some. */
export const everything: Service = defineService(
  {
    name: "everything",
    title: "Everything",
    purpose: "uses every facet",
    zone: "home",
    image: image as "registry.example/team/app:1@sha256:0",
    route: { host: "all", port: 3000, reach: "internet", auth: "sign-in" },
    database: { engine: "postgres", keep: { every: "day", days: 7 } },
    cache: { engine: "redis" },
    volumes: {
      data: { mount: "/data", tier: "warm", keep: { every: "day", days: 7 } },
      cache: { mount: "/cache", tier: "scratch", keep: waive("made again") },
    },
    secrets: { token: { length: 32, fileVariable: "TOKEN_FILE" } },
    configuration: { mount: "/etc/everything", files: { "a.conf": "a" } },
    metrics: { port: 9000, path: "/metrics" },
    logs: "json",
    health: { ...http(3000, "/healthz"), every: "10s", start: "1m" },
    internet: { needed: "fetches covers" },
    budget: { memory: "64MiB", cores: 0.5, processes: 32 },
    scratch: ["/run/everything"],
    stopSeconds: 30,
    exceptions: {
      writableRoot: "writes beside its program",
      capabilities: { add: ["CAP_CHOWN"], reason: "changes owners" },
    },
  },
  ({ cache, database, paths, secrets, url }) => ({
    URL: url,
    DATABASE: `${database.user}@${database.host}:${String(database.port)}/${database.name} ${database.passwordFile}`,
    CACHE: `${cache.user}@${cache.host} ${cache.name}:* ${cache.urlFile}`,
    FOLDERS: `${paths.data} ${paths.cache} ${secrets.token}`,
  }),
);

/** The shipped catalogue with it. */
export const wider = { ...catalogue, optional: [...catalogue.optional, everything] };
