import { networkInterfaces } from "node:os";
import { holders, isWildcard, type Listener, listeners } from "./listeners.ts";

/** The port that the proxy is to have. */
export interface WantedPort {
  readonly address: string;
  readonly port: number;
}

/** A container that has published ports. */
export interface Publisher {
  readonly name: string;
  readonly ours: boolean;
  readonly running: boolean;
  readonly ports: readonly WantedPort[];
}

/** What is known about a port. */
export interface PortFacts {
  readonly publishers: readonly Publisher[];
  readonly listeners: readonly Listener[];
  /** Names of processes by the inode of their socket. */
  readonly holders: ReadonlyMap<string, string>;
  /** Addresses of this machine. */
  readonly own: readonly string[];
}

function same(wanted: WantedPort, other: WantedPort): boolean {
  const everywhere = ["", "0.0.0.0", "::"];
  return wanted.port === other.port && (wanted.address === other.address || everywhere.includes(other.address));
}

/** Why the proxy cannot have its port, in a line; undefined when it can, or has it already. */
export function portProblem(wanted: WantedPort, facts: PortFacts): string | undefined {
  const what = `${wanted.address}:${String(wanted.port)}`;
  if (!facts.own.includes(wanted.address)) {
    return `hearth:access.address: given ${wanted.address}; allowed: ${facts.own.join(", ")}; name an address of this machine`;
  }
  const publisher = facts.publishers.find(({ running, ports }) => running && ports.some((port) => same(wanted, port)));
  if (publisher?.ours === true) return undefined;
  const advice = "stop it, or set another hearth:access.port";
  if (publisher !== undefined)
    return `hearth:access.port: ${what} is held by the container ${publisher.name}; ${advice}`;
  const listener = facts.listeners.find(
    (one) => one.port === wanted.port && (one.address === wanted.address || isWildcard(one)),
  );
  if (listener === undefined) return undefined;
  const holder = facts.holders.get(listener.inode) ?? "a process that cannot be seen from here";
  return `hearth:access.port: ${what} is held by ${holder}; ${advice}`;
}

/** Looks at the ports of this machine. */
export function portFacts(publishers: readonly Publisher[]): PortFacts {
  const own = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
  return { publishers, listeners: listeners(), holders: holders(), own };
}
