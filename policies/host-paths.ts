import type { Inputs, Subject } from "./judged.ts";
import type { Mount } from "./mounts.ts";
import { path } from "./normal.ts";
import type { Checks, Finding } from "./rule.ts";
import type { Settings } from "./settings.ts";
import { isOneShot } from "./structure.ts";
import { ofContainer, ofService, type Workload } from "./workload.ts";

/** A path of the host that a resource reaches, and the input that names it. */
export interface HostPath {
  readonly field: string;
  /** As a message may show it: as it was written, but not from options of a driver, which may hold a password. */
  readonly shown: string;
  /** As the kernel would find it. */
  readonly path: string;
  readonly readOnly: boolean;
}

/** What a container, a service or a volume reaches of the host. */
export interface Reach {
  readonly name: string;
  readonly urn: string;
  /** Absent for a volume, which runs nothing. */
  readonly workload?: Workload;
  readonly paths: readonly HostPath[];
  readonly isOneShot: () => boolean;
}

/** File systems of the kernel, and where the host has them. The volume driver mounts any of them without a device. */
const kernelFolders: Readonly<Record<string, string>> = {
  proc: "/proc",
  sysfs: "/sys",
  cgroup: "/sys/fs/cgroup",
  cgroup2: "/sys/fs/cgroup",
  bpf: "/sys/fs/bpf",
  pstore: "/sys/fs/pstore",
  debugfs: "/sys/kernel/debug",
  tracefs: "/sys/kernel/tracing",
  securityfs: "/sys/kernel/security",
  configfs: "/sys/kernel/config",
  efivarfs: "/sys/firmware/efi/efivars",
  devtmpfs: "/dev",
  devpts: "/dev/pts",
  mqueue: "/dev/mqueue",
};

/** Types whose device is on another machine. */
const remoteTypes = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "ceph", "glusterfs"];

/** Options of a mount, as the volume driver takes them in `o`. */
export function mountFlags(options: Readonly<Record<string, string>>): readonly string[] {
  return (options["o"] ?? "").split(",").map((flag) => flag.trim());
}

/** Paths within one option, such as the layers of an overlay. */
function pathsIn(flag: string): readonly string[] {
  return flag
    .slice(flag.indexOf("=") + 1)
    .split(":")
    .filter((part) => part.startsWith("/"));
}

function namedBy(options: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  const flags = mountFlags(options);
  const type = (options["type"] ?? "").trim();
  const isBind = flags.some((flag) => flag === "bind" || flag === "rbind");
  // A bind mount ignores its type.
  if (!isBind && remoteTypes.includes(type)) return [];
  const kernel = isBind ? undefined : kernelFolders[type];
  return Object.entries(options).flatMap(([key, value]): readonly (readonly [string, string])[] => {
    if (key === "type") return kernel === undefined ? [] : [[key, kernel]];
    if (key === "o") return flags.flatMap(pathsIn).map((found) => [key, found] as const);
    // The engine looks a relative folder up from its own, which is the root.
    if (key === "device" && isBind && value.trim() !== "") return [[key, value.startsWith("/") ? value : `/${value}`]];
    return value.trim().startsWith("/") ? [[key, value]] : [];
  });
}

/** Paths of the host in the options of a volume's driver, whichever driver it is. */
export function optionPaths(
  options: Readonly<Record<string, string>>,
  field: string,
  readOnly: boolean,
): readonly HostPath[] {
  const isReadOnly = readOnly || mountFlags(options).includes("ro");
  return namedBy(options).map(([key, given]) => ({
    field: `${field}.${key}`,
    shown: "a path of the host",
    path: path(given),
    readOnly: isReadOnly,
  }));
}

/** Paths of the host behind one mount. */
export function mountPaths(mount: Mount): readonly HostPath[] {
  const { field, sourceField, readOnly } = mount;
  if (mount.kind === "bind") {
    const given = mount.source ?? "";
    return [{ field: sourceField, shown: given === "" ? "nothing" : given, path: path(given), readOnly }];
  }
  return optionPaths(mount.driverOptions, `${field}.volumeOptions.driverOptions`, readOnly);
}

/** Paths of the host behind a volume. */
export function volumePaths({ driverOpts }: Inputs["docker:index/volume:Volume"]): readonly HostPath[] {
  return optionPaths(driverOpts ?? {}, "driverOpts", false);
}

function ofWorkload(workload: Workload, urn: string, oneShot: () => boolean): Reach {
  return { name: workload.name, urn, workload, paths: workload.mounts().flatMap(mountPaths), isOneShot: oneShot };
}

function never(): boolean {
  return false;
}

/** One check of everything that reaches the host: containers, services and volumes. */
export function reaches(check: (reach: Reach, settings: Settings) => Iterable<Finding>): Checks {
  return {
    "docker:index/container:Container": (subject, settings) =>
      check(
        ofWorkload(ofContainer(subject), subject.urn, () => isOneShot(subject.props)),
        settings,
      ),
    "docker:index/service:Service": (subject, settings) =>
      check(ofWorkload(ofService(subject), subject.urn, never), settings),
    "docker:index/volume:Volume": ({ name, urn, props }: Subject<"docker:index/volume:Volume">, settings) =>
      check({ name, urn, paths: volumePaths(props), isOneShot: never }, settings),
  };
}
