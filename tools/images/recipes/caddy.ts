import { defineRecipe } from "../recipe.ts";

/** Unlike upstream's, this program has no file capabilities, so it starts with all capabilities dropped. */
export const caddy = defineRecipe({
  name: "caddy",
  repository: "docker.io/library/caddy",
  program: "caddy",
  from: {
    kind: "go",
    module: "github.com/caddyserver/caddy/v2",
    version: "v2.11.9",
    package: "github.com/caddyserver/caddy/v2/cmd/caddy",
    binary: "/usr/bin/caddy",
    stamp: "github.com/caddyserver/caddy/v2.CustomVersion",
  },
  command: ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"],
  environment: { XDG_CONFIG_HOME: "/config", XDG_DATA_HOME: "/data" },
  workingFolder: "/srv",
  exposes: ["80/tcp", "443/tcp", "443/udp", "2019/tcp"],
  folders: ["/config/caddy", "/data/caddy", "/srv"],
  files: {
    "/etc/caddy/Caddyfile": ":80 {\n\troot * /usr/share/caddy\n\tfile_server\n}\n",
    "/usr/share/caddy/index.html": "<!doctype html><title>Caddy</title><p>Caddy works.\n",
  },
});
