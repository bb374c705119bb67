import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A listening TCP socket of this machine. */
export interface Listener {
  /** `0.0.0.0`, `::`, `127.0.0.1` and so on. */
  readonly address: string;
  readonly port: number;
  readonly inode: string;
}

const listening = "0A";

function addressOf(hex: string): string {
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).reverse());
  if (bytes.length === 4) return bytes.map((byte) => String(parseInt(byte, 16))).join(".");
  if (bytes.every((byte) => byte === "00")) return "::";
  const groups = Array.from({ length: 8 }, (_, index) =>
    parseInt(bytes.slice(index * 2, index * 2 + 2).join(""), 16).toString(16),
  );
  return groups.join(":").replace(/^(?:0:)+/, "::");
}

/** Listening sockets from the text of `/proc/net/tcp` or `tcp6`. */
export function parseListeners(text: string): readonly Listener[] {
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((words) => words[3] === listening)
    .map((words) => {
      const [hex = "", port = ""] = (words[1] ?? "").split(":");
      return { address: addressOf(hex), port: parseInt(port, 16), inode: words[9] ?? "" };
    });
}

/** Listening TCP sockets of this machine. */
export function listeners(): readonly Listener[] {
  return ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => {
    try {
      return parseListeners(readFileSync(file, "utf8"));
    } catch {
      // A kernel without IPv6 has no tcp6.
      return [];
    }
  });
}

/** Whether something at this address can be reached by way of every address of the machine, so also from containers. */
export function isWildcard({ address }: Pick<Listener, "address">): boolean {
  return address === "0.0.0.0" || address === "::" || address === "::ffff:0:0";
}

function tryOr<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    // The process has ended meanwhile, or belongs to somebody else.
    return otherwise;
  }
}

/** Names of the processes that hold sockets, by inode; only those that this user may look at. */
export function holders(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const folder = `/proc/${pid}/fd`;
    for (const fd of tryOr(() => readdirSync(folder), [])) {
      const socket = /^socket:\[(\d+)\]$/.exec(tryOr(() => readlinkSync(`${folder}/${fd}`), ""))?.[1];
      if (socket === undefined) continue;
      found.set(socket, `${tryOr(() => readFileSync(`/proc/${pid}/comm`, "utf8").trim(), "a process")} (pid ${pid})`);
    }
  }
  return found;
}
