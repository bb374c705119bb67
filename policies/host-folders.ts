import { isWithin, path as normal } from "./normal.ts";
import { type ByRole, granted, hasRole, type Settings } from "./settings.ts";

/** Sockets by which a process commands the engine, its runtime or the host's own services. `/var/run` is `/run`. */
const sockets = [
  ...["docker.sock", "containerd/containerd.sock", "docker/containerd/containerd.sock", "podman/podman.sock"],
  ...["crio/crio.sock", "cri-dockerd.sock", "dockershim.sock", "buildkit/buildkitd.sock", "balena-engine.sock"],
  ...["k3s/containerd/containerd.sock", "docker/plugins", "systemd/private", "dbus/system_bus_socket"],
].flatMap((socket) => [`/run/${socket}`, `/var/run/${socket}`]);

/** The same sockets where users or other systems put them. */
const socketForms = [
  /\/(?:docker(?:\.raw)?|containerd|podman|crio|cri-dockerd|dockershim|buildkitd|balena-engine)\.sock(?:\.ttrpc)?$/,
  /^(?:\/var)?\/run\/user(?:\/\d+(?:\/(?:docker|podman|containerd[^/]*|systemd|bus|systemd\/private))?)?$/,
];

/** The socket of an engine itself, and nothing beside it. */
const engineSocket = /^(?:(?:\/var)?\/run\/(?:user\/\d+\/)?)(?:docker|podman\/podman)\.sock$/;

/** The host as a process sees it through another one. */
const throughProcess = /^\/proc\/(?:\d+|self|thread-self)\/(?:task\/\d+\/)?(?:root|cwd)(?=\/|$)/;

/** The path itself, and where it leads when it goes through a process, or through several. */
function leadsTo(path: string): readonly string[] {
  const behind = path.replace(throughProcess, "");
  return behind === path ? [path] : [path, ...leadsTo(behind === "" ? "/" : behind)];
}

/** Whether a path is a socket that commands the host, or a folder with one in it. */
export function holdsSocket(path: string): boolean {
  return leadsTo(path).some(
    (one) => sockets.some((socket) => isWithin(socket, one)) || socketForms.some((form) => form.test(one)),
  );
}

/** Folders of the host itself. Sources: docker-bench-security 5.5, compose-lint CL-0013 and CL-0025. */
const systemFolders = [
  ...["/bin", "/boot", "/dev", "/efi", "/etc", "/lib", "/lib32", "/lib64", "/libx32", "/proc", "/root", "/run"],
  ...["/sbin", "/snap", "/sys", "/usr", "/var/backups", "/var/lib/containerd", "/var/lib/containers"],
  ...["/var/lib/docker", "/var/lib/kubelet", "/var/lib/rancher", "/var/lib/systemd", "/var/lock", "/var/log"],
  ...["/var/mail", "/var/run", "/var/snap", "/var/spool"],
];

/** Whether a path is of the host itself, or has such a folder below it. People's homes are, where no tier lies in them. */
export function isSensitive(path: string, { tiers }: Settings): boolean {
  return leadsTo(path).some(
    (one) =>
      systemFolders.some((folder) => isWithin(one, folder) || isWithin(folder, one)) ||
      (isWithin(one, "/home") && !tiers.map(normal).some((tier) => one !== tier && isWithin(one, tier))),
  );
}

/** What anybody may read: the time zone. */
const readByAll = [/^\/etc\/(?:localtime|timezone)$/, /^\/usr\/share\/zoneinfo(?:\/|$)/];

/** What roles may read besides. */
const readByRole: ByRole<RegExp> = {
  exporter: [
    /^\/(?:proc|sys)$/,
    /^\/(?:etc|usr\/lib)\/os-release$/,
    /^\/etc\/machine-id$/,
    /^\/run\/udev\/data$/,
    /^\/var\/log(?:\/|$)/,
    /^\/run\/log\/journal$/,
  ],
  vpn: [/^\/(?:usr\/)?lib\/modules(?:\/|$)/],
};

/** Whether a resource may have a path of the host for what it is. The flag read-only means nothing for a socket. */
export function mayReach(settings: Settings, name: string, path: string, readOnly: boolean): boolean {
  if (engineSocket.test(path)) return hasRole(settings, name, "socket-proxy");
  const forms = granted(readByRole, settings, name);
  return readOnly && [...readByAll, ...forms].some((form) => form.test(path));
}
