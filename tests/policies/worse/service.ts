import { absent, type Worse } from "../worsenings.ts";
import { dangerous, envs, images, leaks, rootly, sensitive, tests, urls } from "./values.ts";

/** Worsenings of a service. */
export const worseService: Worse = {
  "taskSpec.containerSpec.user": [absent, ...rootly],
  "taskSpec.containerSpec.groups": [["0"], ["root"]],
  "taskSpec.containerSpec.capDrops": [absent, [], ["NET_RAW"]],
  "taskSpec.containerSpec.capAdds": dangerous.map((name) => [name]),
  "taskSpec.containerSpec.readOnly": [absent, false],
  "taskSpec.containerSpec.mounts": sensitive.flatMap((source) =>
    [true, false].map((readOnly) => [{ type: "bind", source, target: "/host", readOnly }]),
  ),
  "taskSpec.containerSpec.mounts.0.readOnly": [absent, false],
  "taskSpec.containerSpec.sysctl": [{ "kernel.msgmax": "1" }, { "net.ipv4.ip_forward": "1" }],
  "taskSpec.containerSpec.image": images,
  "taskSpec.containerSpec.healthcheck": [absent],
  "taskSpec.containerSpec.healthcheck.tests": tests,
  "taskSpec.containerSpec.healthcheck.interval": [absent, "0s", "10m"],
  "taskSpec.containerSpec.healthcheck.retries": [absent, 0, 100],
  "taskSpec.containerSpec.env": [...envs, ...urls].map((text) => ({
    [text.split("=")[0] ?? ""]: text.slice(text.indexOf("=") + 1),
  })),
  "taskSpec.containerSpec.labels": leaks.map((value) => [{ label: "note", value }]),
  "taskSpec.containerSpec.args": leaks.map((word) => ["serve", word]),
  "taskSpec.containerSpec.commands": leaks.map((word) => ["serve", word]),
  "taskSpec.containerSpec.hosts": [[{ host: "db", ip: "203.0.113.7" }]],
  "taskSpec.containerSpec.dnsConfig": [{ nameservers: ["203.0.113.53"] }],
  "taskSpec.resources": [absent, {}, { limits: {} }],
  "taskSpec.resources.limits.memoryBytes": [absent, 0, 64],
  "taskSpec.resources.limits.nanoCpus": [absent, 0],
  "taskSpec.restartPolicy": [
    absent,
    { condition: "none" },
    { condition: "on-failure" },
    { condition: "any", maxAttempts: 3 },
  ],
  "taskSpec.logDriver": [absent, { name: "none" }, { name: "json-file" }],
  "taskSpec.networksAdvanceds": [absent, []],
  updateConfig: [absent, {}, { failureAction: "pause" }, { failureAction: "continue" }],
  "updateConfig.monitor": [absent, "1s"],
  "updateConfig.order": [absent, "stop-first"],
  "opts.ignoreChanges": [["taskSpec.containerSpec.image"], ["taskSpec"]],
  labels: leaks.map((value) => [{ label: "note", value }]),
  "taskSpec.containerSpec.privileges": [{ seLinuxContext: { disable: true } }],
  "taskSpec.containerSpec.secrets": [
    [{ secretId: "a", secretName: "a", fileName: "/run/secrets/a" }],
    [{ secretId: "a", secretName: "a", fileName: "/run/secrets/a", fileMode: 0o444, fileUid: "10001" }],
    [{ secretId: "a", secretName: "a", fileName: "/run/secrets/a", fileMode: 0o400, fileUid: "0" }],
  ],
  "taskSpec.containerSpec.mounts.0.volumeOptions": ["/var/run", "/etc", "/"].map((device) => ({
    driverOptions: { type: "none", o: "bind", device },
  })),
  "taskSpec.containerSpec.mounts.0.bindOptions": ["shared", "rshared", "slave", "rslave"].map((propagation) => ({
    propagation,
  })),
  convergeConfig: [absent],
  endpointSpec: [
    { ports: [{ targetPort: 80, publishedPort: 80 }] },
    { ports: [{ targetPort: 8080, publishedPort: 18080 }] },
  ],
};

/** Worsenings of a service that holds data. */
export const worseDatabaseService: Worse = {
  "taskSpec.containerSpec.stopGracePeriod": [absent, "5s"],
  "taskSpec.containerSpec.mounts.0.source": [absent, "h-files"],
  "taskSpec.networksAdvanceds": [absent, [{ id: "h-egress" }], [{ id: "h-apps" }]],
  endpointSpec: [{ ports: [{ targetPort: 5432, publishedPort: 15432 }] }, { ports: [{ targetPort: 5432 }] }],
  "updateConfig.order": ["start-first"],
  mode: [{ replicated: { replicas: 2 } }, { global: true }],
};
