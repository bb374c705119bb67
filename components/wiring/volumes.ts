import { join } from "node:path/posix";
import type { Site } from "../site/site.ts";
import type { VolumeRecord } from "./records.ts";
import type { Selected } from "./selected.ts";
import { userOf } from "./users.ts";

/** The folder that exists only on the right disk; everything on a tier lies below it. */
export function sentinelOf(folder: string, stack: string): string {
  return join(folder, `hearth-${stack}`);
}

/** Sentinel folders of every tier that has a folder. */
export function sentinels(site: Site): readonly string[] {
  return Object.values(site.tiers)
    .filter((folder) => folder !== undefined)
    .map((folder) => sentinelOf(folder, site.stack))
    .sort();
}

/** Where a volume's data lies: a folder of its tier, or the engine's own storage when the tier has none. */
export function placeOf(
  site: Site,
  service: string,
  volume: string,
  tier: VolumeRecord["tier"],
): VolumeRecord["place"] {
  const folder = site.tiers[tier];
  if (folder === undefined) return { kind: "engine", name: `hearth-${site.stack}-${service}-${volume}` };
  return { kind: "folder", sentinel: sentinelOf(folder, site.stack), below: join(service, volume) };
}

/** Data of every service, running or retired. */
export function volumes(services: readonly Selected[], site: Site): readonly VolumeRecord[] {
  return services.flatMap(({ spec, retired }) =>
    Object.entries(spec.volumes).map(([volume, { tier }]) => ({
      service: spec.name,
      volume,
      tier,
      user: userOf(spec.name),
      place: placeOf(site, spec.name, volume, tier),
      retired,
    })),
  );
}

/** Folders in which an earlier house may have left data: each disk's own, and each service's below it. */
export function guarded(plan: { readonly sentinels: readonly string[]; readonly volumes: readonly VolumeRecord[] }): {
  readonly disks: readonly string[];
  readonly services: readonly string[];
} {
  const services = plan.volumes.flatMap(({ service, place }) =>
    place.kind === "folder" ? [join(place.sentinel, service)] : [],
  );
  return { disks: plan.sentinels, services: [...new Set(services)].sort() };
}
