import { holdsSocket, isSensitive, mayReach } from "../host-folders.ts";
import { type HostPath, mountFlags, reaches } from "../host-paths.ts";
import { isWithin, path, words } from "../normal.ts";
import type { Finding, ResourceRule } from "../rule.ts";
import { hasRole, type Settings } from "../settings.ts";
import { ofContainer, ofService, type Workload } from "../workload.ts";

/** What lets a proxy of the socket pass on more than questions: variables and arguments of the usual images. */
const writeVariables =
  /^(?:POST|PUT|DELETE|EXEC|ALLOW_(?:START|STOP|RESTARTS|PAUSE|UNPAUSE|KILL)|SP_ALLOW_(?:POST|PUT|DELETE|PATCH|CONNECT))$/;
const writeArguments = /^--?allow(?:POST|PUT|DELETE|PATCH|CONNECT)\b/i;

function* passedOn(workload: Workload): Iterable<Finding> {
  const allowed = "GET and HEAD alone";
  for (const { key, value, field } of workload.env()) {
    if (writeVariables.test(key) && !["", "0", "false", "no", "off"].includes(value.trim().toLowerCase()))
      yield { field, found: `${key} switched on`, allowed };
  }
  for (const { field, value } of workload.command()) {
    const found = (value ?? []).flatMap((text) => writeArguments.exec(text.trim())?.[0] ?? []);
    if (found.length > 0) yield { field, found: words(found), allowed };
  }
}

/** No socket of the engine is reached, nor a folder with one in it. */
export const noEngineSocket: ResourceRule = {
  id: "HS-022",
  title: "No socket of the engine is reached, nor a folder with one in it",
  why: "Who can talk to the engine, its runtime or systemd is root on the host; a read-only mount changes nothing.",
  level: "mandatory",
  anchors: ["CIS 5.32", "OWASP 1", "KICS d6355c88", "CKV_K8S_27", "KSV-0006", "CL-0001"],
  remedy: "remove it; one filtering proxy with the role socket-proxy may have the socket itself, for reading",
  settings: ["roles"],
  checks: reaches(function* ({ name, workload, paths }, settings) {
    const sockets = paths.filter((one) => holdsSocket(one.path));
    for (const { field, shown, path: found, readOnly } of sockets) {
      if (!mayReach(settings, name, found, readOnly)) yield { field, found: shown, allowed: "no socket of the engine" };
    }
    if (workload !== undefined && sockets.length > 0 && hasRole(settings, name, "socket-proxy"))
      yield* passedOn(workload);
  }),
};

/** No folder of the host itself is reached. */
export const noHostFolder: ResourceRule = {
  id: "HS-023",
  title: "No folder of the host itself is reached",
  why: "Written to, such a folder is root on the host; read, it gives away accounts, keys and the data of others.",
  level: "mandatory",
  anchors: ["CIS 5.6", "KICS 1c1325ff", "KSV-0023", "KSV-0121", "CL-0013", "CL-0025"],
  remedy:
    "mount a folder of a tier; exporters may read some of them with the role exporter in the pack's configuration",
  settings: ["roles", "tiers"],
  checks: reaches(function* ({ name, paths }, settings) {
    for (const { field, shown, path: found, readOnly } of paths) {
      if (!isSensitive(found, settings) || mayReach(settings, name, found, readOnly)) continue;
      const allowed = mayReach(settings, name, found, true) ? "the same, read-only" : "a folder below a tier";
      yield { field, found: shown, allowed };
    }
  }),
};

const privateModes = ["", "private", "rprivate"];
const sharingFlags = ["shared", "rshared", "slave", "rslave"];

function* shares(options: Readonly<Record<string, string>>, field: string): Iterable<Finding> {
  const found = mountFlags(options).filter((flag) => sharingFlags.includes(flag.toLowerCase()));
  if (found.length > 0) yield { field: `${field}.o`, found: words(found), allowed: "private or rprivate" };
}

function* sharedMounts(workload: Workload): Iterable<Finding> {
  for (const { field, propagation, driverOptions } of workload.mounts()) {
    if (!privateModes.includes((propagation ?? "").trim().toLowerCase()))
      yield { field: `${field}.bindOptions.propagation`, found: propagation ?? "", allowed: "private or rprivate" };
    yield* shares(driverOptions, `${field}.volumeOptions.driverOptions`);
  }
}

/** What is mounted later does not travel between host and container. */
export const privateMounts: ResourceRule = {
  id: "HS-024",
  title: "Mounts do not travel between host and container",
  why: "Through a shared mount a container mounts over the host, or gets every disk that the host mounts later.",
  level: "mandatory",
  anchors: ["CIS 5.20", "KICS baa452f0", "CL-0017"],
  remedy: "remove propagation, or say rprivate",
  checks: {
    "docker:index/container:Container": (subject) => sharedMounts(ofContainer(subject)),
    "docker:index/service:Service": (subject) => sharedMounts(ofService(subject)),
    "docker:index/volume:Volume": ({ props }) => shares(props.driverOpts ?? {}, "driverOpts"),
  },
};

/** Folders that exist only on the right disks. */
function sentinelsOf({ tiers, sentinel }: Settings, urn: string): readonly string[] {
  const stack = urn.split("::")[0]?.split(":").at(-1) ?? "";
  return tiers.map((tier) => path(`${tier}/${sentinel.replaceAll("{stack}", stack)}`));
}

function isOnTier({ path: found }: HostPath, sentinels: readonly string[], itself: boolean): boolean {
  return sentinels.some((sentinel) => isWithin(found, sentinel) && (itself || found !== sentinel));
}

/** Folders of the host are those of a mounted disk. */
export const onTier: ResourceRule = {
  id: "HS-026",
  title: "Folders of the host lie below the sentinel folder of a declared tier",
  why: "A folder that is on the right disk alone makes a start fail while the disk is missing; any other fills the root disk.",
  level: "mandatory",
  anchors: ["PSS hostPathVolumes", "PSS restrictedVolumes", "KICS 1c1325ff", "KSV-0023", "KSV-0028"],
  remedy: "choose a folder below the tier's sentinel folder, or declare the tier in the pack's configuration",
  settings: ["roles", "sentinel", "tiers"],
  checks: reaches(function* ({ name, urn, paths, isOneShot }, settings) {
    const sentinels = sentinelsOf(settings, urn);
    const others = paths.filter((one) => !mayReach(settings, name, one.path, one.readOnly));
    for (const one of others) {
      // What prepares folders mounts the sentinel itself: whatever lies below it is still to be made.
      if (isOnTier(one, sentinels, false) || (isOnTier(one, sentinels, true) && isOneShot())) continue;
      const allowed = sentinels.length === 0 ? "none: no tier is declared" : `below ${words(sentinels)}`;
      yield { field: one.field, found: one.shown, allowed };
    }
  }),
};
