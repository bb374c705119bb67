import { waive } from "../decide.ts";
import { defineService, http } from "../define.ts";

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Website</title>
<h1>It works</h1>
<p>This page is served by nginx. Its text is in <code>components/catalogue/apps/website.ts</code>.</p>
</html>
`;

/** A static website. Facts: nginx/docker-nginx-unprivileged. */
export const website = defineService({
  name: "website",
  title: "Website",
  purpose: "static pages",
  zone: "apps",
  image:
    "ghcr.io/nginx/nginx-unprivileged:1.31.4-alpine@sha256:c3fed6436b61d2bf2201ec032c35c000871f7ed062dea5d586bc6bf4d0fdd140",
  route: { host: "www", port: 8080, reach: "internet", auth: waive("public pages") },
  database: waive("keeps no rows"),
  volumes: {},
  configuration: { mount: "/usr/share/nginx/html", files: { "index.html": page } },
  metrics: waive("nginx has none without an exporter"),
  logs: "plain",
  health: http(8080, "/"),
  internet: waive("serves files only"),
  budget: { memory: "64MiB", cores: 0.5 },
});
