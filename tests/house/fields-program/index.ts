import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { carrier } from "../../../components/core/carrier.ts";
import { configFiles } from "../../../components/core/config-files.ts";
import { dataVolume } from "../../../components/core/data-volume.ts";
import { engine as engineOf } from "../../../components/core/engine.ts";
import { exec } from "../../../components/core/exec.ts";
import { gate } from "../../../components/core/gate.ts";
import { hostCommand } from "../../../components/core/host-command.ts";
import { mutableVolume } from "../../../components/core/mutable-volume.ts";
import { preparer } from "../../../components/core/preparer.ts";
import { generatedSecret, secretVolume } from "../../../components/core/secret.ts";
import { serviceContainer } from "../../../components/core/service-container.ts";
import { zoneNetwork } from "../../../components/core/zone-network.ts";
import type { Words } from "./words.ts";

const words = JSON.parse(readFileSync(new pulumi.Config().require("words"), "utf8")) as Words;
const { subjects, server } = words;
const engine = engineOf(words.engine);

const ground = (name: string, subnet: string) =>
  zoneNetwork(
    name,
    {
      engineName: `fields-${name}`,
      subnet: `${subnet}.0/24`,
      gateway: `${subnet}.1`,
      internal: false,
      neighbours: true,
    },
    engine,
    {},
  );
const dependsOn = [ground("ground-one", "10.214.1"), ground("ground-other", "10.214.2")];
const volumeOf = (name: string) => mutableVolume(`volume-${name}`, `fields-volume-${name}`, engine, {});
const volumes = { one: volumeOf("one"), other: volumeOf("other") };
const neighbour = (name: string) =>
  serviceContainer(
    `server-${name}`,
    { ...subjects.service, ...still, service: `server-${name}`, image: server },
    engine,
    { dependsOn },
  );
/** What the servers have whatever the service of the test has. */
const still = {
  user: 20_000,
  networks: [{ name: "fields-ground-one", aliases: [] }],
  entrypoint: [],
  command: [],
  environment: {},
  mounts: [],
  scratch: ["/tmp"],
  ports: [],
  health: {
    test: ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/status/200"],
    everySeconds: 2,
    startSeconds: 5,
  },
  capabilities: [],
  readOnlyRoot: true,
  stopSeconds: 5,
  swap: "stop-first" as const,
  memoryMebibytes: 64,
  cores: 0.5,
  processes: 256,
};
const servers = { one: neighbour("one"), other: neighbour("other") };

const secret = Object.entries(subjects.secret.files).map(([name, text]) => [name, pulumi.output(text)] as const);
const service = serviceContainer("service", subjects.service, engine, {
  dependsOn: [...dependsOn, ...Object.values(volumes)],
});
zoneNetwork("network", subjects.network, engine, {});
dataVolume("data", subjects.data, engine, {});
const config = configFiles("config", subjects.config, engine, {});
const carried = carrier("carrier", { ...subjects.carrier, volume: volumes[subjects.carrier.volume] }, engine, {});
const generated = generatedSecret("generated", subjects.generated, {});
const kept = secretVolume("secret", { ...subjects.secret, files: Object.fromEntries(secret) }, engine, {});
const command = hostCommand("command", subjects.command, engine, {});
gate("gate", { ...subjects.gate, container: servers[subjects.gate.container] }, engine, {});
const ran = exec("exec", { ...subjects.exec, container: servers[subjects.exec.container] }, engine, {
  dependsOn: Object.values(servers),
});
preparer("preparer", subjects.preparer, engine, { dependsOn: Object.values(volumes) });

/** Names and results by which the test finds what it looks at. */
export const found = {
  service: service.name,
  config: config.volume.name,
  configCarrier: config.filled.name,
  carrier: carried.name,
  secret: kept.volume.name,
  secretCarrier: kept.filled.name,
  command: command.stdout,
  exec: ran.stdout,
  generated: pulumi.unsecret(generated.result.apply((text) => String(text.length))),
};
