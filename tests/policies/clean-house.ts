import type { Subject } from "../../policies/judged.ts";
import { carrier, container, oneShot, resource, service } from "./case.ts";
import { cleanRecord, cleanStack, zoneId } from "./clean-cloudflare.ts";
import { cleanContainer } from "./clean.ts";
import { after, command, network, renamed, volume } from "./stack-case.ts";

const mount = (source: string, target: string, readOnly = false) => ({
  mounts: [{ type: "volume", source, target, readOnly }],
});
const on = (...names: readonly string[]) => ({ networksAdvanced: names.map((name) => ({ name })) });

/** A volume that is only read. */
export const filesVolume = volume("demo-files", false);

/** Volumes of the clean house. */
export const volumes = [
  ...[volume("h-rows", true), volume("h-ledger", true), volume("h-files", false), volume("h-routes", false)],
  filesVolume,
];

/** A database, which others wait for. */
export const rows = container(
  {
    image: `docker.io/library/postgres:17.5@sha256:${"ab12".repeat(16)}`,
    ...on("h-apps-data"),
    ports: [],
    ...mount("h-rows", "/var/lib/postgresql/data"),
  },
  "rows",
);

/** A database that is a service. */
export const ledger = service(
  { ...mount("h-ledger", "/data") },
  { networksAdvanceds: [{ id: "h-apps-data" }] },
  { updateConfig: { failureAction: "rollback", monitor: "30s", order: "stop-first" } },
  "ledger",
);

const job = renamed(oneShot, "rows-ready-job", mount("h-rows", "/d"));
const files = renamed(carrier, "app-files-carrier", mount("h-files", "/d"));
const upstreams = renamed(carrier, "upstreams", mount("h-routes", "/d"));

/** The command that waits for the database. */
export const rowsGate = after(command("rows-gate"), rows);

const app = after(
  container({ ...on("h-apps", "h-apps-data", "h-egress"), ports: [], ...mount("h-files", "/config", true) }, "app"),
  files,
  rows,
  rowsGate,
);

/** A container that goes through the tunnel alone. */
export const fetcher = container({ networkMode: "container:h-tunnel", networksAdvanced: [], ports: [] }, "fetcher");

/** The only way out of the fetcher. */
export const vpn = container(
  {
    name: "h-tunnel",
    ...on("h-egress"),
    ports: [],
    capabilities: { drops: ["ALL"], adds: ["NET_ADMIN"] },
    devices: [{ hostPath: "/dev/net/tun" }],
  },
  "tunnel",
);

const caddy = container(
  {
    ...on("h-front", "h-apps"),
    ports: [{ internal: 8080, external: 443, ip: "192.0.2.10" }],
    ...mount("h-routes", "/etc/caddy-routes", true),
  },
  "caddy",
);
const appGate = after(command("app-gate"), app);

/** The network of the database, without a way out. */
export const dataNetwork = network("h-apps-data", true);

/** A network with a way out. */
export const wayOut = network("h-egress", false);

/** An image that is fetched, as every rule wants it. */
export const fetched = resource(
  "docker:index/remoteImage:RemoteImage",
  { name: cleanContainer.image, keepLocally: true },
  "fetched",
);

/** An image that is built, as every rule wants it. */
export const built = resource(
  "docker:index/image:Image",
  { imageName: "registry.lan/app:1.0", build: { context: ".", args: { VERSION: "1.0" } } },
  "built",
);

/** An image that is built where it is needed, as every rule wants it. */
export const builtHere = resource(
  "docker:index/remoteImage:RemoteImage",
  { name: "app:1.0", keepLocally: true, build: { context: ".", buildArgs: { VERSION: "1.0" } } },
  "built-here",
);

/** A config of a swarm, as every rule wants it. */
export const config = resource("docker:index/serviceConfig:ServiceConfig", { dataRaw: "level: info" }, "config");

/** Providers as every rule wants them. */
export const dockerProvider = resource("pulumi:providers:docker", { host: "unix:///var/run/docker.sock" }, "docker");
export const tcpProvider = resource(
  "pulumi:providers:docker",
  { host: "tcp://nas:2376", caMaterial: "an authority", certMaterial: "a certificate", keyMaterial: "a key" },
  "docker-tcp",
);
export const cloudflareProvider = resource("pulumi:providers:cloudflare", { apiToken: "a token" }, "cloudflare");

/** Passwords as every rule wants them. */
export const password = resource("random:index/randomPassword:RandomPassword", { length: 32 }, "password");
export const plainPassword = resource(
  "random:index/randomPassword:RandomPassword",
  { length: 24, upper: false, numeric: false, special: false },
  "plain-password",
);

/** A record by the older name of its type. */
export const olderRecord = resource(
  "cloudflare:index/record:Record",
  { ...cleanRecord, name: "older.example.org" },
  "older",
);

/** Settings of a part of the zone, as every rule wants them. */
export const hostSetting = resource(
  "cloudflare:index/hostnameTlsSetting:HostnameTlsSetting",
  { zoneId, hostname: "app.example.org", settingId: "min_tls_version", value: "1.2" },
  "host",
);
export const ruleset = resource(
  "cloudflare:index/ruleset:Ruleset",
  {
    zoneId,
    kind: "zone",
    name: "config",
    phase: "http_config_settings",
    rules: [{ action: "set_config", expression: "true", enabled: true, actionParameters: { ssl: "strict" } }],
  },
  "config",
);
export const headerRuleset = resource(
  "cloudflare:index/ruleset:Ruleset",
  {
    zoneId,
    kind: "zone",
    name: "headers",
    phase: "http_request_late_transform",
    rules: [
      {
        action: "rewrite",
        expression: "true",
        enabled: true,
        actionParameters: { headers: { "X-Forwarded-For": { operation: "remove" } } },
      },
    ],
  },
  "headers",
);
export const pageRule = resource(
  "cloudflare:index/pageRule:PageRule",
  { zoneId, target: "example.org/*", status: "active", actions: { ssl: "strict" } },
  "page",
);

/** A whole stack with a resource of every type that rules read, as every rule wants it. */
export const cleanHouse: readonly Subject[] = [
  ...[dockerProvider, tcpProvider, cloudflareProvider, password, plainPassword, fetched, built, builtHere, config],
  ...[network("h-front", false), wayOut, network("h-apps", true), network("demo-apps", false)],
  ...[dataNetwork, ...volumes, after(job, ...volumes), files, rows, app, caddy, after(upstreams, app, appGate)],
  ...[rowsGate, appGate, vpn, fetcher, container(), service(), ledger],
  ...[...cleanStack, olderRecord, hostSetting, ruleset, pageRule],
];
