import { join } from "node:path/posix";
import type { VolumeRecord } from "../../../components/wiring/records.ts";
import { kindOf } from "../pulumi/events.ts";
import { type ExportedState, withResources } from "../stack/exported.ts";
import { nameOf, type StateResource } from "../stack/state.ts";

/** Where the data of a volume lies. */
export type DataPlace =
  { readonly kind: "engine"; readonly name: string } | { readonly kind: "folder"; readonly path: string };

/** Data that lies elsewhere than the stack file says. */
export interface Move extends Pick<VolumeRecord, "service" | "volume" | "user"> {
  /** The resource that stands for its place now. */
  readonly urn: string;
  readonly from: DataPlace;
  readonly to: VolumeRecord["place"];
}

const suffix = "-place";

/** Whether a protected command stands for the folder of a volume. */
export function isPlace(urn: string): boolean {
  return nameOf(urn).endsWith(suffix);
}

/** The volume that a resource stands for, as `<service>-<volume>`. */
export function volumeNamed({ type, urn }: Pick<StateResource, "type" | "urn">): string {
  const name = nameOf(urn);
  return kindOf(type) === "Command" && isPlace(urn) ? name.slice(0, -suffix.length) : name;
}

/** A place in words. */
export function textOfPlace(place: DataPlace | VolumeRecord["place"]): string {
  if (place.kind === "engine") return `the volume ${place.name}`;
  return `the folder ${"path" in place ? place.path : join(place.sentinel, place.below)}`;
}

/** Where a protected resource says that data lies; undefined when it speaks of no data. */
function placeIn({ type, urn, id, outputs }: StateResource): DataPlace | undefined {
  if (kindOf(type) === "Volume") return { kind: "engine", name: id };
  if (kindOf(type) !== "Command" || !isPlace(urn)) return undefined;
  const path = (outputs["environment"] as { readonly PLACE?: unknown } | undefined)?.PLACE;
  return typeof path === "string" ? { kind: "folder", path } : undefined;
}

/** All data that would have to move before the stack file is true. */
export function movesOf(
  resources: readonly StateResource[],
  { volumes }: { readonly volumes: readonly VolumeRecord[] },
): readonly Move[] {
  const kept = resources.filter((one) => one.protect && !one.delete);
  return volumes.flatMap(({ service, volume, user, place: to }) =>
    kept.flatMap((one) => {
      if (volumeNamed(one) !== `${service}-${volume}`) return [];
      const from = placeIn(one);
      if (from === undefined || textOfPlace(from) === textOfPlace(to)) return [];
      return [{ service, volume, user, urn: one.urn, from, to }];
    }),
  );
}

/** A state in which the data has left its old places: the next update forgets those and removes nothing of them. */
export function withoutOldPlaces(state: ExportedState, moves: readonly Move[]): ExportedState {
  const left = new Set(moves.map(({ urn }) => urn));
  return withResources(state, (one) => {
    if (!left.has(one.urn)) return one;
    return kindOf(one.type) === "Volume" ? { ...one, protect: false, retainOnDelete: true } : undefined;
  });
}
