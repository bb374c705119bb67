import { waive } from "../decide.ts";
import { defineService, http } from "../define.ts";

/** The generated home page: a tile for each service and a map of the house. */
export const home = defineService({
  name: "home",
  title: "Home",
  purpose: "start page with live health and a map of the house",
  zone: "edge",
  image:
    "ghcr.io/nginx/nginx-unprivileged:1.31.4-alpine@sha256:c3fed6436b61d2bf2201ec032c35c000871f7ed062dea5d586bc6bf4d0fdd140",
  route: { host: "home", port: 8080, reach: "lan", auth: waive("shows names and health only") },
  database: waive("keeps no rows"),
  volumes: {},
  configuration: { mount: "/usr/share/nginx/html", rendered: "home-page" },
  metrics: waive("nginx has none without an exporter"),
  logs: "plain",
  health: http(8080, "/"),
  internet: waive("serves files only"),
  budget: { memory: "64MiB", cores: 0.5 },
});
