import { waive } from "../decide.ts";
import { defineService, http } from "../define.ts";

/** The reverse proxy. Facts: caddyserver/caddy-docker; its binary carries a file capability (issue 396 there). */
export const caddy = defineService(
  {
    name: "caddy",
    title: "Caddy",
    purpose: "reverse proxy",
    zone: "edge",
    provides: "proxy",
    image:
      "docker.io/library/caddy:2.11.4-alpine@sha256:ad27e531c8b286ff153c0e6e16587a1583e4111bb58c4d83bd73d6d3ef0a0ce1",
    command: ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"],
    route: waive("it is the proxy itself"),
    database: waive("keeps no rows"),
    volumes: { data: { mount: "/data", tier: "hot", keep: waive("certificates are made again") } },
    configuration: { mount: "/etc/caddy", rendered: "caddyfile" },
    metrics: waive("arrives with the metrics scraper"),
    logs: "json",
    health: { test: http(2020, "/").test },
    internet: waive("certificates come from its own authority"),
    budget: { memory: "256MiB", cores: 1 },
    scratch: ["/run/caddy"],
    exceptions: {
      capabilities: {
        add: ["CAP_NET_BIND_SERVICE"],
        reason: "the upstream binary carries this file capability and does not start without it",
      },
    },
  },
  ({ paths }) => ({ XDG_DATA_HOME: paths.data, XDG_CONFIG_HOME: "/tmp" }),
);
