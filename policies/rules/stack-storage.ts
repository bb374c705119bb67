import { mountPaths, volumePaths } from "../host-paths.ts";
import { isWithin } from "../normal.ts";
import { ofType, type Resources, type StackFinding, type StackRule } from "../rule.ts";
import { hasRole } from "../settings.ts";
import { isLasting } from "../structure.ts";
import type { Mount } from "../mounts.ts";
import { ofContainer, ofService, type Workload } from "../workload.ts";

/** A place that a workload writes to. */
interface Writing {
  readonly urn: string;
  readonly name: string;
  readonly field: string;
  /** Name of a volume; undefined for a folder of the host. */
  readonly volume: string | undefined;
  /** Folders of the host, also those behind the volume. */
  readonly folders: readonly string[];
}

/** Volumes that are folders of the host by another name. */
function foldersByVolume(resources: Resources): ReadonlyMap<string, readonly string[]> {
  return new Map(
    ofType(resources, "docker:index/volume:Volume").flatMap(({ props }) => {
      const folders = volumePaths(props).map((one) => one.path);
      // Only then is the name read: one that the provider makes is unknown in a preview.
      return folders.length === 0 ? [] : [[props.name ?? "", folders] as const];
    }),
  );
}

function lastingWorkloads(resources: Resources): readonly { readonly urn: string; readonly workload: Workload }[] {
  const containers = ofType(resources, "docker:index/container:Container")
    .filter(({ props }) => isLasting(props))
    .map((subject) => ({ urn: subject.urn, workload: ofContainer(subject) }));
  const services = ofType(resources, "docker:index/service:Service");
  return [...containers, ...services.map((subject) => ({ urn: subject.urn, workload: ofService(subject) }))];
}

function placeOf(mount: Mount, known: ReadonlyMap<string, readonly string[]>): Pick<Writing, "volume" | "folders"> {
  const own = mountPaths(mount).map((one) => one.path);
  if (mount.kind === "bind") return { volume: undefined, folders: own };
  const volume = mount.source ?? "";
  return { volume: volume === "" ? undefined : volume, folders: [...own, ...(known.get(volume) ?? [])] };
}

function writings(resources: Resources): readonly Writing[] {
  const known = foldersByVolume(resources);
  return lastingWorkloads(resources).flatMap(({ urn, workload }) =>
    workload
      .mounts()
      .filter(({ kind, readOnly }) => kind !== "tmpfs" && !readOnly)
      .map((mount) => ({ urn, name: workload.name, field: mount.sourceField, ...placeOf(mount, known) })),
  );
}

function meet(one: Writing, other: Writing): boolean {
  if (one.volume !== undefined && one.volume === other.volume) return true;
  return one.folders.some((folder) => other.folders.some((also) => isWithin(folder, also) || isWithin(also, folder)));
}

/** No two workloads write to the same place. */
export const oneWriter: StackRule = {
  id: "HS-028",
  title: "Each volume and folder has one writer",
  why: "Two programs that write the same database files destroy them; only media files may be written by several.",
  level: "mandatory",
  anchors: ["KICS 8c978947"],
  remedy: "mount it read-only in all but one, or give all of them the role media in the pack's configuration",
  settings: ["roles"],
  checkStack: function* (resources, settings): Iterable<StackFinding> {
    const all = writings(resources);
    for (const [index, one] of all.entries()) {
      const other = all
        .slice(0, index)
        .find(
          (before) =>
            before.urn !== one.urn &&
            meet(before, one) &&
            ![before, one].every(({ name }) => hasRole(settings, name, "media")),
        );
      if (other === undefined) continue;
      const { urn, name, field, volume, folders } = one;
      yield {
        urn,
        name,
        field,
        found: `${volume ?? folders[0] ?? ""}, which ${other.name} writes too`,
        allowed: "one writer",
      };
    }
  },
};
