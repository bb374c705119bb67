import type { Inputs } from "../../../policies/judged.ts";
import { bad, container, made, oneShot, resource, type RuleCases, service } from "../case.ts";
import { withUnknown } from "../unknown.ts";

type MountInput = NonNullable<Inputs["docker:index/container:Container"]["mounts"]>[number];

const bind = (source: string, more: Partial<MountInput> = {}): MountInput => ({
  type: "bind",
  source,
  target: "/inside",
  readOnly: true,
  ...more,
});

const mounting = (source: string, name?: string, more?: Partial<MountInput>) =>
  container({ mounts: [bind(source, more)] }, name);

const volume = (driverOpts: Readonly<Record<string, string>>, driver = "local") =>
  resource("docker:index/volume:Volume", { driver, driverOpts: { ...driverOpts } });

/** A volume that is a folder of the host. */
const disguised = (device: string, o = "bind") => volume({ type: "none", o, device });

const inline = (device: string): MountInput => ({
  type: "volume",
  source: "files",
  target: "/inside",
  volumeOptions: { driverOptions: { type: "none", o: "rbind", device } },
});

const onDisk = "/mnt/fast/hearth/hearth-dev/demo";
const untouched = [
  made("a clean container", container()),
  made("a clean service", service()),
  made("a plain volume", volume({})),
  made("a folder of a tier", mounting(onDisk)),
  made("a volume that has no name yet", withUnknown(container(), ["mounts", "0", "source"])),
];

const sockets = [
  ...["/var/run/docker.sock", "/run/docker.sock", "/var/run/../run//docker.sock/", "/srv/x/docker.sock"],
  ...["/", "/var", "/run", "/var/run", "/run/", "/etc/../var/run", "/run/containerd", "/run/systemd", "/run/dbus"],
  ...["/run/containerd/containerd.sock", "/run/user/1000", "/run/user/1000/docker.sock", "/run/podman/podman.sock"],
  ...["/proc/1/root/run", "/proc/1/root", "/proc/self/root/proc/1/root/var/run/docker.sock"],
];

/** The proxy of the socket, with variables and arguments. */
const proxy = (envs: string[], command: string[] = []) =>
  container({ mounts: [bind("/var/run/docker.sock")], envs, command }, "socket-proxy");

/** Cases of the rules about what is reached of the host. */
export const hostMountCases: readonly RuleCases[] = [
  {
    rule: "HS-022",
    violating: [
      ...sockets.map((source) => bad(`mounts ${source}`, "mounts[0].source", mounting(source))),
      bad("an older volume", "volumes[0].hostPath", container({ volumes: [{ hostPath: "/var/run" }] })),
      bad("named as a volume", "volumes[0].volumeName", container({ volumes: [{ volumeName: "/run/docker.sock" }] })),
      bad(
        "named beside an empty folder",
        "volumes[0].volumeName",
        container({ volumes: [{ hostPath: "", volumeName: "/run" }] }),
      ),
      bad("a service", "taskSpec.containerSpec.mounts[0].source", service({ mounts: [bind("/var/run")] })),
      bad("through a volume", "driverOpts.device", disguised("/var/run")),
      bad("relative to the root", "driverOpts.device", disguised("var/run")),
      bad("with another type", "driverOpts.device", volume({ type: "nfs", o: "ro,bind", device: "/run" })),
      bad("as a layer", "driverOpts.o", volume({ type: "overlay", device: "overlay", o: "lowerdir=/tmp:/var/run" })),
      bad("by another driver", "driverOpts.mountpoint", volume({ mountpoint: "/run/docker.sock" }, "local-persist")),
      bad(
        "through options of a mount",
        "mounts[0].volumeOptions.driverOptions.device",
        container({ mounts: [inline("/run")] }),
      ),
      bad(
        "through options of a service's mount",
        "taskSpec.containerSpec.mounts[0].volumeOptions.driverOptions.device",
        service({ mounts: [inline("/run")] }),
      ),
      bad("the proxy and a folder", "mounts[0].source", mounting("/var/run", "socket-proxy")),
      bad("the proxy and another socket", "mounts[0].source", mounting("/run/systemd/private", "socket-proxy")),
      bad("the proxy that may write", "envs[1]", proxy(["CONTAINERS=1", "POST=1"])),
      bad("the proxy that may write by argument", "command", proxy([], ["-allowGET=/v1", "-allowPOST=/v1"])),
      bad("an exporter", "mounts[0].source", mounting("/", "node-exporter")),
    ],
    clean: [
      made("the proxy", proxy(["CONTAINERS=1", "POST=0", "EXEC="])),
      made("a folder with a similar name", mounting("/mnt/fast/hearth/hearth-dev/docker.sock.d")),
      made("a share of another machine", volume({ type: "nfs", o: "addr=192.0.2.1,rw", device: ":/var/run" })),
      ...untouched,
    ],
    unknown: { subject: mounting(onDisk), path: ["mounts", "0", "source"] },
  },
  {
    rule: "HS-023",
    violating: [
      ...["/etc", "/etc/../etc/shadow", "/mnt/../etc", "//etc", "/root", "/boot", "/dev/sda", "/usr", "/proc", "/"].map(
        (source) => bad(`mounts ${source}`, "mounts[0].source", mounting(source)),
      ),
      ...["/var/lib", "/var/lib/docker/volumes", "/lib/modules", "/home", "/home/demo/.ssh", "/proc/1/root/root"].map(
        (source) => bad(`mounts ${source}`, "mounts[0].source", mounting(source)),
      ),
      bad("the time zone to write", "mounts[0].source", mounting("/etc/localtime", "demo", { readOnly: false })),
      bad("an exporter that writes", "mounts[0].source", mounting("/proc", "node-exporter", { readOnly: false })),
      bad("an exporter that goes further", "mounts[0].source", mounting("/proc/1/root/etc", "node-exporter")),
      bad("an exporter's accounts", "mounts[0].source", mounting("/etc/shadow", "node-exporter")),
      bad("a service", "taskSpec.containerSpec.mounts[0].source", service({ mounts: [bind("/sys")] })),
      bad("an older volume", "volumes[0].hostPath", container({ volumes: [{ hostPath: "/etc" }] })),
      bad("through a volume", "driverOpts.device", disguised("/etc", "ro,bind")),
      bad("a disk", "driverOpts.device", volume({ type: "ext4", device: "/dev/sda1" })),
      bad("a file system of the kernel", "driverOpts.type", volume({ type: "proc", device: "proc" })),
    ],
    clean: [
      made("the time zone", mounting("/etc/localtime")),
      made("an exporter", mounting("/proc", "node-exporter")),
      made("modules for a VPN", mounting("/lib/modules", "tunnel")),
      made("the proxy of the socket", proxy([])),
      made("a tier in a home", mounting("/home/demo/disk/hearth-dev/demo")),
      made("a name that only begins alike", mounting("/etcetera")),
      made("memory", volume({ type: "tmpfs", device: "tmpfs", o: "size=64m" })),
      made("a share", volume({ type: "cifs", o: "addr=192.0.2.1,ro", device: "//192.0.2.1/etc" })),
      ...untouched,
    ],
    unknown: { subject: mounting(onDisk), path: ["mounts", "0", "source"] },
  },
  {
    rule: "HS-024",
    violating: [
      ...["shared", "rshared", "slave", "rslave", "RShared", "unbindable"].map((propagation) =>
        bad(propagation, "mounts[0].bindOptions", mounting(onDisk, "demo", { bindOptions: { propagation } })),
      ),
      bad(
        "a service",
        "taskSpec.containerSpec.mounts[0].bindOptions.propagation",
        service({ mounts: [bind(onDisk, { bindOptions: { propagation: "rslave" } })] }),
      ),
      bad("through a volume", "driverOpts.o", disguised(onDisk, "bind,rshared")),
    ],
    clean: [
      made("said", mounting(onDisk, "demo", { bindOptions: { propagation: "rprivate" } })),
      made("left empty", mounting(onDisk, "demo", { bindOptions: { propagation: "" } })),
      made("through a volume", disguised(onDisk, "bind,private")),
      ...untouched,
    ],
    unknown: {
      subject: mounting(onDisk, "demo", { bindOptions: { propagation: "rprivate" } }),
      path: ["mounts", "0", "bindOptions", "propagation"],
    },
  },
  {
    rule: "HS-026",
    violating: [
      ...["/srv/demo", "/mnt/fast", "/mnt/fast/hearth", "/mnt/fast/hearth/demo", "/mnt/fast/hearth/hearth-prod/a"].map(
        (source) => bad(`mounts ${source}`, "mounts[0].source", mounting(source)),
      ),
      bad("out again", "mounts[0].source", mounting(`${onDisk}/../../other`)),
      bad("a similar name", "mounts[0].source", mounting("/mnt/fast/hearth/hearth-development/demo")),
      bad("the sentinel itself", "mounts[0].source", mounting("/mnt/fast/hearth/hearth-dev")),
      bad("relative", "mounts[0].source", mounting("mnt/fast/hearth/hearth-dev/demo")),
      bad("nothing", "mounts[0].source", mounting("")),
      bad("a service", "taskSpec.containerSpec.mounts[0].source", service({ mounts: [bind("/srv/demo")] })),
      bad("through a volume", "driverOpts.device", disguised("/srv/demo")),
      bad("a one-shot beside a tier", "mounts[0].source", {
        ...oneShot,
        props: { ...oneShot.props, mounts: [bind("/mnt/fast/hearth")] },
      }),
    ],
    clean: [
      made("another tier", service({ mounts: [bind("/mnt/bulk/hearth/hearth-dev/films")] })),
      made("through a volume", disguised(onDisk)),
      made("a one-shot that prepares folders", {
        ...oneShot,
        props: { ...oneShot.props, mounts: [bind("/mnt/fast/hearth/hearth-dev", { readOnly: false })] },
      }),
      made("the time zone", mounting("/etc/localtime")),
      made("the proxy of the socket", proxy([])),
      ...untouched,
    ],
    unknown: { subject: mounting(onDisk), path: ["mounts", "0", "source"] },
  },
];
