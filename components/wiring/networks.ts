import type { Site } from "../site/site.ts";
import { zones } from "../site/zones.ts";
import type { NetworkRecord } from "./records.ts";

/** Networks of a house besides the zones' own: where the proxy's port is, and the way out. */
const shared = [
  { name: "front", kind: "front", internal: false, neighbours: true },
  { name: "egress", kind: "egress", internal: false, neighbours: false },
] as const;

const zoned = zones.flatMap((zone) => [
  { name: zone, kind: "zone", internal: true, neighbours: true } as const,
  { name: `${zone}-data`, kind: "data", internal: true, neighbours: true } as const,
]);

/** Every network is a /24: 254 revisions of one zone at once are more than one machine runs. */
function subnetAt(pool: string, index: number): { subnet: string; gateway: string } {
  const [base = ""] = pool.split("/");
  const [a = 0, b = 0, c = 0] = base.split(".").map(Number);
  const net = `${String(a)}.${String(b)}.${String(c + index)}`;
  return { subnet: `${net}.0/24`, gateway: `${net}.1` };
}

/** All networks, always: enabling a service never makes or changes one, so it never replaces a neighbour. */
export function networks(site: Site): readonly NetworkRecord[] {
  return [...shared, ...zoned].map((network, index) => ({
    ...network,
    engineName: `hearth-${site.stack}-${network.name}`,
    ...subnetAt(site.pool, index),
  }));
}
