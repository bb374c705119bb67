import { asksOf, isDatabase } from "../catalogue/database.ts";
import { isWaived } from "../catalogue/decide.ts";
import type { ServiceSpec } from "../catalogue/service.ts";
import type { Site } from "../site/site.ts";
import { toMebibytes, toSeconds } from "../site/units.ts";
import { zones } from "../site/zones.ts";
import { bind } from "./bind.ts";
import type { ContainerRecord, MountRecord, PortRecord } from "./records.ts";
import { rotationOf, secretsFolder, secretVolume } from "./secret-names.ts";
import { running, type Selected } from "./selected.ts";
import { userOf } from "./users.ts";
import { placeOf } from "./volumes.ts";

/** Port that the proxy listens on inside its container, and folder of its routes file. */
export const proxyInside = { port: 8080, routesFolder: "/etc/caddy-routes" } as const;

/** Name in the engine of the one mutable volume: the routes file and the upstream files. */
export function routesVolume(stack: string): string {
  return `hearth-${stack}-routes`;
}

function networksOf(spec: ServiceSpec): ContainerRecord["networks"] {
  if (spec.provides === "proxy") return ["front", ...zones].map((name) => ({ name, aliases: [] }));
  const aliases = [spec.name];
  if (isDatabase(spec)) return zones.map((zone) => ({ name: `${zone}-data`, aliases }));
  const usesData = asksOf(spec).length > 0 || !isWaived(spec.metrics);
  return [
    { name: spec.zone, aliases },
    ...(usesData ? [{ name: `${spec.zone}-data`, aliases }] : []),
    ...(isWaived(spec.internet) ? [] : [{ name: "egress", aliases: [] }]),
  ];
}

function dataMounts(spec: ServiceSpec, site: Site): MountRecord[] {
  return Object.entries(spec.volumes).map(([name, { mount, tier }]) => {
    const place = placeOf(site, spec.name, name, tier);
    const source =
      place.kind === "engine" ? { volume: place.name } : { hostFolder: `${place.sentinel}/${place.below}` };
    return { target: mount, source, readOnly: false };
  });
}

function mountsOf(spec: ServiceSpec, site: Site): readonly MountRecord[] {
  const isProxy = spec.provides === "proxy";
  const hasSecrets = isProxy || asksOf(spec).length > 0 || Object.keys(spec.secrets ?? {}).length > 0;
  const mounts: MountRecord[] = dataMounts(spec, site);
  if (spec.configuration !== undefined) {
    mounts.push({ target: spec.configuration.mount, source: { ref: "files", of: spec.name }, readOnly: true });
  }
  if (hasSecrets) {
    const source = { volume: secretVolume(site.stack, spec.name, rotationOf(spec, site)) };
    mounts.push({ target: secretsFolder, source, readOnly: true });
  }
  if (isProxy)
    mounts.push({ target: proxyInside.routesFolder, source: { volume: routesVolume(site.stack) }, readOnly: true });
  return mounts.sort((a, b) => (a.target < b.target ? -1 : 1));
}

function portsOf(spec: ServiceSpec, { access }: Site): readonly PortRecord[] {
  return spec.provides === "proxy" ? [{ inside: proxyInside.port, outside: access.port, address: access.address }] : [];
}

function environmentOf(service: Selected, site: Site): Readonly<Record<string, string>> {
  const { spec } = service;
  const files = Object.entries(spec.secrets ?? {}).map(
    ([name, { fileVariable }]) => [fileVariable, `${secretsFolder}/${name}`] as const,
  );
  const all = { ...service.environment(bind(service, site)), ...Object.fromEntries(files) };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function container(service: Selected, site: Site): ContainerRecord {
  const { spec } = service;
  const exclusive = Object.keys(spec.volumes).length > 0;
  return {
    service: spec.name,
    provides: spec.provides ?? "app",
    zone: spec.zone,
    image: spec.image,
    user: userOf(spec.name),
    networks: networksOf(spec),
    entrypoint: spec.entrypoint ?? [],
    command: spec.command ?? [],
    environment: environmentOf(service, site),
    mounts: mountsOf(spec, site),
    scratch: ["/tmp", ...(spec.scratch ?? [])],
    ports: portsOf(spec, site),
    health: {
      test: spec.health.test,
      everySeconds: toSeconds(spec.health.every ?? "5s"),
      startSeconds: toSeconds(spec.health.start ?? "10s"),
    },
    memoryMebibytes: toMebibytes(spec.budget.memory),
    cores: spec.budget.cores,
    processes: spec.budget.processes ?? 256,
    capabilities: spec.exceptions?.capabilities?.add ?? [],
    readOnlyRoot: spec.exceptions?.writableRoot === undefined,
    stopSeconds: spec.stopSeconds ?? 10,
    swap: exclusive || spec.provides === "proxy" ? "stop-first" : "start-first",
  };
}

/** The main container of every service that runs. */
export function containers(services: readonly Selected[], site: Site): readonly ContainerRecord[] {
  return running(services).map((service) => container(service, site));
}
