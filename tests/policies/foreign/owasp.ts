import type { owasp } from "../../../policies/foreign/owasp.ts";
import { container, resource, service } from "../case.ts";
import { pem } from "../cases/secret-texts.ts";
import { adding, type Breaking, changed, each, failing, images, options, users, variables } from "./stacks.ts";

const word = "word-of-the-house";
const on = (name: string) => ({ networksAdvanced: [{ name }], ports: [] });
const database = (network: string) => container({ image: "docker.io/library/postgres:17.5", ...on(network) }, "rows");
const open = resource("docker:index/network:Network", { name: "demo-apps", internal: false }, "apps");
const large = { memory: 16_000, memorySwap: 16_000 };
const written = { type: "volume", source: "demo", target: "/data" };

const login = JSON.stringify([{ address: "ghcr.io", password: word }]);
const provider = { host: "unix:///var/run/docker.sock", registryAuth: login as unknown as { address: string }[] };

/** What OWASP's cheat sheet advises against. */
export const owaspBreaking: Breaking<typeof owasp> = {
  "OWASP 1": [...failing.socket, ...each(resource("pulumi:providers:docker", { host: "tcp://192.0.2.1:2375" }))],
  "OWASP 2": [...failing.withoutUser, ...users("root", "0")],
  "OWASP 3": [...failing.privileged, ...failing.undropped, ...adding("SYS_ADMIN", "CHOWN")],
  "OWASP 4": failing.escalating,
  "OWASP 5": [
    ...failing.withoutNetwork,
    [open, database("demo-apps")],
    [open, database("demo-apps"), container(on("demo-apps"), "caddy")],
  ],
  "OWASP 5a": [...failing.onEveryAddress, ...changed({ publishAllPorts: true })],
  "OWASP 6": options("seccomp=unconfined", "apparmor=unconfined", "label=disable"),
  "OWASP 7": [
    ...failing.withoutMemory,
    ...failing.withoutCpu,
    ...failing.withoutProcesses,
    ...changed({ ulimits: [] }, { memorySwap: -1 }),
    [container(large, "one"), container(large, "other")],
  ],
  "OWASP 8": [
    ...failing.writableRoot,
    ...changed({ tmpfs: { "/tmp": "rw,exec" } }),
    ...each(container({ mounts: [written] }), service({ mounts: [written] })),
  ],
  "OWASP 9": failing.knownHole,
  "OWASP 12": [
    ...variables(["DB_PASSWORD", word], ["DATABASE_URL", `postgres://app:${word}@db/app`], ["NOTE", pem]),
    ...changed({ readOnly: false, uploads: [{ file: "/data/key", content: pem }] }),
    ...changed({ mounts: [{ type: "volume", source: "demo", target: "/run/secrets", readOnly: false }] }),
    ...failing.buildSecret,
    ...each(
      resource("pulumi:providers:docker", provider),
      resource("docker:index/serviceConfig:ServiceConfig", { data: Buffer.from(pem).toString("base64") }),
    ),
  ],
  "OWASP 13": [
    ...failing.withoutTag,
    ...failing.withoutDigest,
    ...images(`registry.example/app:1.0@sha256:${"ab12".repeat(16)}`),
  ],
};
