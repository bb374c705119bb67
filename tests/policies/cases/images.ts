import type { Inputs } from "../../../policies/judged.ts";
import { bad, container, made, resource, type RuleCases, service } from "../case.ts";

const hex = "ab12".repeat(16);
const pin = `@sha256:${hex}`;
const localId = `sha256:${hex}`;
const untouched = [made("a clean container", container()), made("a clean service", service())];

function fetched(change: Partial<Inputs["docker:index/remoteImage:RemoteImage"]>) {
  const props = { name: `docker.io/traefik/whoami:v1.11.0${pin}`, keepLocally: true, ...change };
  return resource("docker:index/remoteImage:RemoteImage", props);
}

function built(args: Readonly<Record<string, string>>) {
  return resource("docker:index/image:Image", { imageName: "registry.lan/app:1.0", build: { args } });
}

function image(name: string) {
  return container({ image: name });
}

const runs = (name: string) => made(name, image(name));
const refused = (name: string) => bad(name === "" ? "nothing" : name, "image", image(name));

/** Cases of the rules about images. */
export const imageCases: readonly RuleCases[] = [
  {
    rule: "HS-070",
    violating: [
      ...[`caddy${pin}`, "caddy", "", "registry.lan:5000/app", `registry.lan:5000/app${pin}`].map(refused),
      ...["caddy:latest", "caddy:LATEST", "caddy:latest-alpine", "app:stable", "app:main", "app:16-latest"].map(
        refused,
      ),
      ...["app:v2.1-latest", "debian:stable-slim", "app:nightly", "https://ghcr.io/a/b:1.0"].map(refused),
      bad("a service", "taskSpec.containerSpec.image", service({ image: "caddy:edge" })),
      bad("one that is fetched", "name", fetched({ name: "caddy:latest" })),
      bad("one that is built", "imageName", resource("docker:index/image:Image", { imageName: "registry.lan/app" })),
    ],
    clean: [
      ...[localId, `caddy:2.11.4${pin}`, "registry.lan:5000/app:1", "app:3.20-edge", "app:nightly-20260801"].map(runs),
      made("one that is fetched", fetched({})),
      made("one that is built", built({})),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["image"] },
  },
  {
    rule: "HS-071",
    violating: [
      ...["caddy:2.11.4", "", `caddy:2.11.4@sha256:${hex.slice(1)}`, `sha256:${hex.slice(1)}`, hex].map(refused),
      refused(`caddy:2.11.4@sha512:${hex.repeat(2)}`),
      refused(`caddy:2.11.4@sha256:${hex.toUpperCase()}`),
      bad("a service", "taskSpec.containerSpec.image", service({ image: "caddy:2.11.4" })),
      bad("one that is fetched", "name", fetched({ name: "caddy:2.11.4" })),
    ],
    clean: [
      ...[localId, `caddy${pin}`].map(runs),
      made("one that is built here", fetched({ name: "app:1.0", build: { context: "." } })),
      made("one that is fetched", fetched({})),
      ...untouched,
    ],
    unknown: { subject: service(), path: ["taskSpec", "containerSpec", "image"] },
  },
  {
    rule: "HS-072",
    violating: [
      ...["registry.lan:5000/app:1.0", "docker.io.example.com/caddy:1", "docker.io:5000/caddy:1"].map(refused),
      ...["localhost/caddy:1", "example.com/ghcr.io/a/b:1", "https://ghcr.io/a/b:1"].map(refused),
      bad("a service", "taskSpec.containerSpec.image", service({ image: `example.com/caddy:1${pin}` })),
      bad("one that is fetched", "name", fetched({ name: "example.com/caddy:1" })),
    ],
    clean: [
      ...[localId, "caddy:1", "index.docker.io/library/caddy:1", "GHCR.io/a/b:1", "quay.io/a/b"].map(runs),
      made("one that is fetched", fetched({})),
      ...untouched,
    ],
    unknown: { subject: fetched({}), path: ["name"] },
  },
  {
    rule: "HS-073",
    violating: [
      bad("removed", "keepLocally", fetched({ keepLocally: false })),
      bad(
        "left to the default",
        "keepLocally",
        resource("docker:index/remoteImage:RemoteImage", { name: `caddy:2.11.4${pin}` }),
      ),
    ],
    clean: [made("kept", fetched({})), made("kept, built here", fetched({ build: { context: "." } }))],
    unknown: { subject: fetched({}), path: ["keepLocally"] },
  },
  {
    rule: "HS-074",
    violating: [
      ...["caddy:2.11.1-alpine", "caddy:2.10", "caddy:1", "caddy:v2.11.2-rc.1", "bitnami/caddy:2.9.1"].map(refused),
      ...["traefik:v3.6", "traefik:2.11.55", "traefik:v3.0.0", "traefik:v1.7", "ghcr.io/traefik/traefik:3.7.11"].map(
        refused,
      ),
      ...["quay.io/oauth2-proxy/oauth2-proxy:v7.15.4", "ghcr.io/goauthentik/server:2024.8.2"].map(refused),
      ...["ghcr.io/goauthentik/proxy:2024.6.4", "ghcr.io/goauthentik/server:2023.10"].map(refused),
      bad("a service", "taskSpec.containerSpec.image", service({ image: `caddy:2.10.2${pin}` })),
      bad("one that is fetched", "name", fetched({ name: "traefik:v3.7.11" })),
    ],
    clean: [
      ...["caddy:2.11.2", "caddy:2.11.4-alpine", "caddy:3.0.0", "traefik:v2.11.56", "traefik:v3.7.12"].map(runs),
      ...["traefik:v4.0", "quay.io/oauth2-proxy/oauth2-proxy:v7.15.5", "ghcr.io/goauthentik/server:2024.6.5"].map(runs),
      ...["ghcr.io/goauthentik/server:2024.10.0", "traefik/whoami:v1.11.0", "caddy:2", "caddy:latest", localId].map(
        runs,
      ),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["image"] },
  },
  {
    rule: "HS-075",
    violating: [
      bad("a token by name", "build.args.NPM_TOKEN", built({ NPM_TOKEN: "0123456789abcdef" })),
      bad("an address", "build.args.MIRROR", built({ MIRROR: "https://me:word-of-mine@mirror.lan/" })),
      bad("a token by form", "build.args.A", built({ A: `ghp_${"a1".repeat(18)}` })),
      bad(
        "one that is fetched",
        "build.buildArgs.apiKey",
        fetched({ build: { context: ".", buildArgs: { apiKey: "0123456789abcdef" } } }),
      ),
    ],
    clean: [
      made("a version", built({ VERSION: "1.0", TOKEN_URL: "https://id.lan/token" })),
      made("no build", fetched({})),
      made("no arguments", fetched({ build: { context: "." } })),
    ],
    unknown: { subject: built({ VERSION: "1.0" }), path: ["build", "args"] },
  },
  {
    rule: "HS-076",
    violating: [
      ...["caddy:2", "caddy:2.11", "caddy", "traefik:v3", "traefik:latest", "traefik:v3.7"].map(refused),
      bad("a service", "taskSpec.containerSpec.image", service({ image: "ghcr.io/goauthentik/server:2024.8" })),
    ],
    clean: [...["caddy:2.11.4", "caddy:2.10", "traefik:v4", "traefik/whoami:latest", localId].map(runs), ...untouched],
    unknown: { subject: container(), path: ["image"] },
  },
];
