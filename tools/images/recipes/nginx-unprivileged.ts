import { defineRecipe } from "../recipe.ts";

const main = `worker_processes auto;
error_log /dev/stderr notice;
pid /tmp/nginx.pid;

events {
    worker_connections 1024;
}

http {
    proxy_temp_path /tmp/proxy_temp;
    client_body_temp_path /tmp/client_temp;
    fastcgi_temp_path /tmp/fastcgi_temp;
    uwsgi_temp_path /tmp/uwsgi_temp;
    scgi_temp_path /tmp/scgi_temp;

    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log /dev/stdout combined;
    sendfile on;
    keepalive_timeout 65;
    include /etc/nginx/conf.d/*.conf;
}
`;

const site = `server {
    listen 8080;
    server_name localhost;

    location / {
        root /usr/share/nginx/html;
        index index.html index.htm;
    }
}
`;

/** Serves on 8080 under any user with only `/tmp` writable. Upstream's start scripts (`templates/*.template`) are not here. */
export const nginxUnprivileged = defineRecipe({
  name: "nginx-unprivileged",
  repository: "ghcr.io/nginx/nginx-unprivileged",
  program: "nginx",
  from: { kind: "packages", packages: ["nginx"], versionOf: "nginx" },
  command: ["nginx", "-g", "daemon off;"],
  user: "101:101",
  accounts: [{ name: "nginx", id: 101 }],
  exposes: ["8080/tcp"],
  files: {
    "/etc/nginx/nginx.conf": main,
    "/etc/nginx/conf.d/default.conf": site,
    "/usr/share/nginx/html/index.html": "<!doctype html><title>nginx</title><p>nginx works.\n",
  },
  links: { "/var/log/nginx/access.log": "/dev/stdout", "/var/log/nginx/error.log": "/dev/stderr" },
});
