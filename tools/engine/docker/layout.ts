import { join } from "node:path";

/** Where one long-running program keeps its traces. */
export interface Traces {
  /** Socket it answers on. */
  readonly socket: string;
  readonly pidFile: string;
  readonly logFile: string;
}

/** All paths of one Docker Engine started by hand. Two layouts that share no path can run side by side. */
export interface EngineLayout {
  readonly name: string;
  /** Words put before each program, such as `nsenter --net=... --`. They must end in an exec, so that the pid stays. Empty: none. */
  readonly within: readonly string[];
  readonly containerd: Traces & { readonly root: string; readonly state: string };
  readonly docker: Traces & { readonly data: string; readonly exec: string };
  /** More arguments for dockerd. */
  readonly arguments: readonly string[];
  /** Whether stopping also removes what is left: running containers' shims and mounts. Never for the machine's own engine. */
  readonly disposable: boolean;
}

/** What a layout of one's own may say. */
export interface LayoutGiven {
  readonly name: string;
  /** Folder of images, volumes and logs. */
  readonly folder: string;
  /** Folder of sockets and pid files; short, for a socket's path may have 107 bytes at most. */
  readonly runFolder: string;
  /** Absent: none. */
  readonly arguments?: readonly string[];
  /** Absent: none. */
  readonly within?: readonly string[];
}

const longestSocket = 107;

/** A layout below two folders of one's own. Throws when the socket's path would be too long for the kernel. */
export function ownLayout({ name, folder, runFolder, arguments: more = [], within = [] }: LayoutGiven): EngineLayout {
  const socket = join(runFolder, "docker.sock");
  const longest = join(runFolder, "containerd.sock.ttrpc");
  if (Buffer.byteLength(longest) > longestSocket) {
    throw new Error(
      `engine ${name}: runFolder ${runFolder} is too long for a socket (${String(Buffer.byteLength(longest))} bytes with its name, ` +
        `at most ${String(longestSocket)}); choose a shorter folder, such as one below /run`,
    );
  }
  return {
    name,
    within,
    arguments: more,
    disposable: true,
    containerd: {
      root: join(folder, "containerd"),
      state: join(runFolder, "containerd"),
      socket: join(runFolder, "containerd.sock"),
      pidFile: join(runFolder, "containerd.pid"),
      logFile: join(folder, "containerd.log"),
    },
    docker: {
      data: join(folder, "docker"),
      exec: join(runFolder, "docker"),
      socket,
      pidFile: join(runFolder, "docker.pid"),
      logFile: join(folder, "dockerd.log"),
    },
  };
}

/** The folders that the distribution's package uses too, so that a later start as a service finds everything. */
export const standardLayout: EngineLayout = {
  name: "standard",
  within: [],
  arguments: [],
  disposable: false,
  containerd: {
    root: "/var/lib/containerd",
    state: "/run/containerd",
    socket: "/run/containerd/containerd.sock",
    pidFile: "/run/containerd.pid",
    logFile: "/var/log/containerd.log",
  },
  docker: {
    data: "/var/lib/docker",
    exec: "/var/run/docker",
    socket: "/var/run/docker.sock",
    pidFile: "/var/run/docker.pid",
    logFile: "/var/log/docker.log",
  },
};
