import type { Subject } from "../../policies/judged.ts";
import { container, resource, service } from "./case.ts";

/** A resource, and the field by which a rule has to see through it. */
interface Seen {
  readonly field: string;
  readonly subject: Subject;
}

/** A way around a rule, in each kind of workload; without a service: why there is none. */
export interface Evasion {
  readonly what: string;
  readonly rule: string;
  readonly container: Seen;
  readonly service: Seen | { readonly none: string };
  /** Other types that the same can be written in. */
  readonly others?: readonly Seen[];
}

function seen(field: string, subject: Subject): Seen {
  return { field, subject };
}

const spec = "taskSpec.containerSpec";
const daemon = { none: "a service has no such field: the daemon has it" };
const pem = ["-----BEGIN", "PRIVATE KEY-----\nnot a key"].join(" ");
const coded = Buffer.from(pem).toString("base64");
const address = "postgres://app:not-a-password-of-anybody@db:5432/app";
const bind = (source: string) => ({ mounts: [{ type: "bind", source, target: "/host", readOnly: true }] });
const driver = (device: string) => ({ type: "none", o: "bind", device });
const optioned = (device: string) => ({
  mounts: [{ type: "volume", target: "/host", readOnly: true, volumeOptions: { driverOptions: driver(device) } }],
});
const labelled = (value: string) => ({ labels: [{ label: "note", value }] });

const users: readonly Evasion[] = ["0:0", "root:root", "00", "0", "+0:0", "10001:0"].map((user) => ({
  what: `user ${user}`,
  rule: "HS-007",
  container: seen("user", container({ user })),
  service: seen(`${spec}.user`, service({ user })),
}));

const privileges: readonly Evasion[] = ["no-new-privileges:false", "no-new-privileges=false"].map((option) => ({
  what: option,
  rule: "HS-005",
  container: seen("securityOpts", container({ securityOpts: [option] })),
  service: daemon,
}));

const paths: readonly (readonly [path: string, rule: string])[] = [
  ...["/var/run", "/run/", "/var/run/../run", "/", "/var/run/docker.sock"].map((one) => [one, "HS-022"] as const),
  ...["/etc/..", "/etc/", "//etc", "/srv/../etc"].map((one) => [one, "HS-023"] as const),
];

const folders: readonly Evasion[] = paths.flatMap(([path, rule]) => [
  {
    what: `${path}, mounted`,
    rule,
    container: seen("mounts[0].source", container(bind(path))),
    service: seen(`${spec}.mounts[0].source`, service(bind(path))),
  },
  {
    what: `${path}, by a volume's driver`,
    rule,
    container: seen("mounts[0].volumeOptions.driverOptions.device", container(optioned(path))),
    service: seen(`${spec}.mounts[0].volumeOptions.driverOptions.device`, service(optioned(path))),
    others: [
      seen("driverOpts.device", resource("docker:index/volume:Volume", { name: "demo", driverOpts: driver(path) })),
    ],
  },
]);

const capabilities: readonly Evasion[] = ["CAP_SYS_ADMIN", "sys_admin", "cap_sys_admin", " Cap_Net_Raw", "all"].map(
  (name) => ({
    what: `capability ${name}`,
    rule: "HS-003",
    container: seen("capabilities.adds", container({ capabilities: { drops: ["ALL"], adds: [name] } })),
    service: seen(`${spec}.capAdds`, service({ capAdds: [name] })),
  }),
);

const checks: readonly Evasion[] = [
  ...[
    ["CMD-SHELL", "exit 0"],
    ["CMD-SHELL", "true"],
    ["CMD", "true"],
    ["CMD", "/bin/true"],
    ["CMD", "sh", "-c", "exit 0"],
  ],
].map((tests) => ({
  what: `health check ${tests.join(" ")}`,
  rule: "HS-040",
  container: seen("healthcheck.tests", container({ healthcheck: { tests, interval: "5s", timeout: "4s" } })),
  service: seen(`${spec}.healthcheck.tests`, service({ healthcheck: { tests, interval: "5s", timeout: "4s" } })),
}));

const published = { endpointSpec: { ports: [{ targetPort: 8080, publishedPort: 18080 }] } };

const binds: readonly Evasion[] = ["::", "[::]", "0:0:0:0:0:0:0:0", "::ffff:0.0.0.0", "0.0.0.0", ""].map((ip) => ({
  what: `a port on ${ip === "" ? "no address" : ip}`,
  rule: "HS-051",
  container: seen("ports[0].ip", container({ ports: [{ internal: 8080, external: 18080, ip }] })),
  service: seen("endpointSpec.ports[0]", service({}, {}, published)),
}));

const references: readonly Evasion[] = ["localhost:5000/app", "registry.lan:5000/team/app", "app"].map((image) => ({
  what: `image ${image}, without a tag`,
  rule: "HS-070",
  container: seen("image", container({ image })),
  service: seen(`${spec}.image`, service({ image })),
  others: [
    seen("name", resource("docker:index/remoteImage:RemoteImage", { name: image })),
    seen("imageName", resource("docker:index/image:Image", { imageName: image })),
  ],
}));

const config = (dataRaw: string) => seen("dataRaw", resource("docker:index/serviceConfig:ServiceConfig", { dataRaw }));

const secrets: readonly Evasion[] = [
  {
    what: "an address with a password in the environment",
    rule: "HS-081",
    container: seen("envs[0]", container({ envs: [`STORE=${address}`] })),
    service: seen(`${spec}.env.STORE`, service({ env: { STORE: address } })),
  },
  {
    what: "an address with a password in the command",
    rule: "HS-081",
    container: seen("command", container({ command: ["app", address] })),
    service: seen(`${spec}.args`, service({ args: ["app", address] })),
  },
  {
    what: "an address with a password in a label",
    rule: "HS-060",
    container: seen("labels[0]", container(labelled(address))),
    service: seen(`${spec}.labels[0]`, service(labelled(address))),
  },
  {
    what: "a private key in base64 in the environment",
    rule: "HS-082",
    container: seen("envs[0]", container({ envs: [`NOTE=${coded}`] })),
    service: seen(`${spec}.env.NOTE`, service({ env: { NOTE: coded } })),
  },
  {
    what: "a private key in base64 in the command",
    rule: "HS-082",
    container: seen("entrypoints", container({ entrypoints: ["app", coded] })),
    service: seen(`${spec}.commands`, service({ commands: ["app", coded] })),
  },
  {
    what: "a private key in base64 in a label",
    rule: "HS-060",
    container: seen("labels[0]", container(labelled(coded))),
    service: seen("labels[0]", service({}, {}, labelled(coded))),
  },
  {
    what: "a private key in base64 in a file",
    rule: "HS-029",
    container: seen("uploads[0].content", container({ readOnly: false, uploads: [{ file: "/a", content: coded }] })),
    service: { none: "a service has configs instead, which HS-086 judges" },
  },
];

/** Configs of a swarm, by which a file comes to a service. */
export const configs: Readonly<Record<string, Seen>> = {
  "an address with a password": config(`store: ${address}`),
  "a private key in base64": config(coded),
};

/** Everything that has been tried to get past the rules. */
export const evasions: readonly Evasion[] = [
  ...[...users, ...privileges, ...folders, ...capabilities, ...checks, ...binds, ...references, ...secrets],
];
