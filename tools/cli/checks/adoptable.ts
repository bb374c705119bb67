import type { Plan } from "../../../components/wiring/plan.ts";
import type { SecretRecord, VolumeRecord } from "../../../components/wiring/records.ts";
import { textOfPlace } from "./moves.ts";

/** What an earlier house has left, seen beside the Plan. */
export interface Adoptable {
  /** Secrets whose volume is there. */
  readonly kept: readonly SecretRecord[];
  /** Secrets that would be made anew. */
  readonly anew: readonly SecretRecord[];
  /** Data that the Plan does not find. */
  readonly empty: readonly VolumeRecord[];
  /** Volumes that nothing of the Plan is called as. */
  readonly others: readonly string[];
  /** What has to be mended in the stack file first. */
  readonly problems: readonly string[];
}

/** Rotations of a service's secrets that an engine has. */
function rotationsThere(stack: string, service: string, volumes: readonly string[]): readonly number[] {
  const beginning = `hearth-${stack}-${service}-secret-r`;
  return volumes
    .filter((name) => name.startsWith(beginning))
    .map((name) => Number(name.slice(beginning.length)))
    .filter((rotation) => Number.isInteger(rotation));
}

/** Compares what the Plan wants with the volumes and folders that are there. */
export function adoptable(
  { stack, secrets, volumes: planned, routesVolume }: Pick<Plan, "stack" | "secrets" | "volumes" | "routesVolume">,
  volumes: readonly string[],
  isFolder: (path: string) => boolean,
): Adoptable {
  const there = new Set(volumes);
  const known = new Set([
    routesVolume,
    ...secrets.map(({ engineName }) => engineName),
    ...planned.flatMap(({ place }) => (place.kind === "engine" ? [place.name] : [])),
  ]);
  const services = [...new Map(secrets.map((one) => [one.service, one])).values()];
  const problems = services.flatMap(({ service, rotation, engineName }) => {
    const others = rotationsThere(stack, service, volumes);
    return there.has(engineName) || others.length === 0
      ? []
      : [
          `${service}: given rotation ${String(rotation)}; allowed: ${String(Math.max(...others))}, the one that its secrets were left with; write it into the stack file`,
        ];
  });
  return {
    kept: secrets.filter(({ engineName }) => there.has(engineName)),
    anew: secrets.filter(({ engineName }) => !there.has(engineName)),
    empty: planned.filter(({ place }) =>
      place.kind === "engine" ? !there.has(place.name) : !isFolder(`${place.sentinel}/${place.below}`),
    ),
    others: volumes.filter((name) => !known.has(name)),
    problems,
  };
}

/** A volume of the Plan in words. */
export function textOfVolume({ service, volume, place }: VolumeRecord): readonly [string, string, string] {
  return [service, volume, textOfPlace(place)];
}
