import type { Inputs } from "./judged.ts";

type Container = Inputs["docker:index/container:Container"];
type MountInput = NonNullable<Container["mounts"]>[number];
type VolumeInput = NonNullable<Container["volumes"]>[number];

/** A mount, whichever way it was written. Nothing is read before it is asked for: sources are often unknown in a preview. */
export interface Mount {
  readonly field: string;
  /** Path of the input that holds the source. */
  readonly sourceField: string;
  /** `bind`, `volume`, `tmpfs`; of the older `volumes`, what names a folder of the host counts as bind, the rest as volume. */
  readonly kind: string;
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly readOnly: boolean;
  /** Whether anybody wrote if it is read-only. */
  readonly declared: boolean;
  readonly propagation: string | undefined;
  readonly driverOptions: Readonly<Record<string, string>>;
  /** Size of a `tmpfs`. */
  readonly sizeBytes: number | undefined;
}

function ofMount(mount: MountInput, field: string): Mount {
  return {
    field,
    sourceField: `${field}.source`,
    get kind() {
      return mount.type;
    },
    get source() {
      return mount.source;
    },
    get target() {
      return mount.target;
    },
    get readOnly() {
      return mount.readOnly === true;
    },
    get declared() {
      return typeof mount.readOnly === "boolean";
    },
    get propagation() {
      return mount.bindOptions?.propagation;
    },
    get driverOptions() {
      return mount.volumeOptions?.driverOptions ?? {};
    },
    get sizeBytes() {
      return mount.tmpfsOptions?.sizeBytes;
    },
  };
}

/** Mounts of a container, or of the tasks of a service. */
export function ofMounts(mounts: readonly MountInput[] | undefined, field: string): readonly Mount[] {
  return (mounts ?? []).map((mount, index) => ofMount(mount, `${field}[${String(index)}]`));
}

function ofVolume(volume: VolumeInput, key: "hostPath" | "volumeName", field: string): Mount {
  return {
    field,
    sourceField: `${field}.${key}`,
    get kind() {
      return key === "hostPath" || (volume.volumeName ?? "").trim().startsWith("/") ? "bind" : "volume";
    },
    get source() {
      return volume[key];
    },
    get target() {
      return volume.containerPath;
    },
    get readOnly() {
      return volume.readOnly === true;
    },
    get declared() {
      return typeof volume.readOnly === "boolean";
    },
    propagation: undefined,
    driverOptions: {},
    sizeBytes: undefined,
  };
}

/**
 * The older `volumes` of a container. An entry with a folder and a volume counts as both, for versions of the provider
 * differ in which they take; what another container mounts cannot be seen here.
 */
export function ofVolumes(volumes: readonly VolumeInput[] | undefined): readonly Mount[] {
  return (volumes ?? []).flatMap((volume, index) => {
    const field = `volumes[${String(index)}]`;
    const keys = (["hostPath", "volumeName"] as const).filter((key) => (volume[key] ?? "") !== "");
    if (keys.length === 0 && (volume.fromContainer ?? "") === "") return [ofVolume(volume, "volumeName", field)];
    return keys.map((key) => ofVolume(volume, key, field));
  });
}
