/**
 * Engine 20.10 lets through what a neighbour on the host's network sends straight to a container's own address and a
 * port that is published, even if it is published on the loopback only: the neighbour needs nothing but a route.
 * On a host that forwarded before the engine started, every port of a container on a network with a way out is open.
 * Source: moby/moby issue 45610, mended in engine 28; the second seen with engine 20.10.
 */

/** First major version of the engine that drops what is routed straight to a container. */
const mendedIn = 28;

/** Whether an engine of this version, such as `20.10.24`, closes container addresses by itself. */
export function closesContainerAddresses(version: string): boolean {
  return Number(version.split(".")[0]) >= mendedIn;
}

/** Words of a firewall command, without the program's path. */
export type Rule = readonly ["iptables", "--wait", ...string[]];

function rule(action: "--insert" | "--delete" | "--check", pool: string): Rule {
  const notFromHouse = ["!", "--source", pool, "--destination", pool];
  // What came in by a published port was translated on its way; what aims at a container itself was not.
  const aimed = ["--match", "conntrack", "--ctstate", "NEW", "--match", "conntrack", "!", "--ctstate", "DNAT"];
  return ["iptables", "--wait", action, "DOCKER-USER", ...notFromHouse, ...aimed, "--jump", "DROP"];
}

/** The rule that closes direct routing to the containers of a pool such as `10.213.0.0/16`: how to set, take back and look for it. */
export function directRoutingRules(pool: string): {
  readonly close: Rule;
  readonly open: Rule;
  readonly isClosed: Rule;
} {
  return { close: rule("--insert", pool), open: rule("--delete", pool), isClosed: rule("--check", pool) };
}
