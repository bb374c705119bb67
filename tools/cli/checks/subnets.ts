import { readFileSync } from "node:fs";
import { overlap } from "../../../components/site/addresses.ts";

/** A route of this machine. */
export interface HostRoute {
  readonly subnet: string;
  readonly device: string;
}

/** A network of the engine. */
export interface TakenNetwork {
  readonly name: string;
  readonly subnets: readonly string[];
  /** Whether it belongs to this stack. */
  readonly ours: boolean;
}

function dotted(littleEndianHex: string): string {
  return (littleEndianHex.match(/../g) ?? [])
    .reverse()
    .map((byte) => String(parseInt(byte, 16)))
    .join(".");
}

function bitsOf(maskHex: string): number {
  return parseInt(maskHex, 16).toString(2).replaceAll("0", "").length;
}

/** Routes from the text of `/proc/net/route`, without the default route. */
export function parseRoutes(text: string): readonly HostRoute[] {
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(/\s+/))
    .flatMap(([device = "", destination = "", , , , , , mask = "0"]) =>
      bitsOf(mask) === 0 ? [] : [{ subnet: `${dotted(destination)}/${String(bitsOf(mask))}`, device }],
    );
}

/** Routes of this machine. */
export function hostRoutes(): readonly HostRoute[] {
  return parseRoutes(readFileSync("/proc/net/route", "utf8"));
}

/** Words in a list that stays short. */
function few(words: readonly string[], most = 4): string {
  const rest = words.length - most;
  return rest <= 0 ? words.join(", ") : `${words.slice(0, most).join(", ")} and ${String(rest)} more`;
}

/** What already uses addresses of the pool: a line for all networks of the engine, one for all routes; empty when it is free. */
export function poolProblems(
  pool: string,
  routes: readonly HostRoute[],
  networks: readonly TakenNetwork[],
): readonly string[] {
  const own = networks.flatMap(({ subnets }) => subnets);
  const advice = "set another hearth:network.pool, such as 10.214.0.0/16";
  const taken = networks
    .filter(({ ours }) => !ours)
    .flatMap(({ name, subnets }) =>
      subnets.filter((subnet) => overlap(subnet, pool)).map((subnet) => `${name} has ${subnet}`),
    );
  const routed = routes
    .filter(({ subnet }) => overlap(subnet, pool) && !own.includes(subnet))
    .map(({ subnet, device }) => `${subnet} through ${device}`);
  return [
    ...(taken.length === 0
      ? []
      : [
          `hearth:network.pool: given ${pool}; allowed: addresses that no other network of the engine has: ${few(taken)}; ${advice}, or remove what is no longer needed`,
        ]),
    ...(routed.length === 0
      ? []
      : [
          `hearth:network.pool: given ${pool}; allowed: addresses that this machine has no route to: ${few(routed)}; ${advice}`,
        ]),
  ];
}
