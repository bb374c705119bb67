import type { Plan } from "../../wiring/plan.ts";
import type { ContainerRecord, RouteRecord } from "../../wiring/records.ts";
import { zones, type Zone } from "../../site/zones.ts";

/** A service on the map. */
export interface Row {
  readonly container: ContainerRecord;
  /** Absent when the proxy does not lead to it. */
  readonly route?: RouteRecord;
  readonly internet: boolean;
  readonly usesData: boolean;
  /** Upper edge in units of the drawing. */
  readonly top: number;
}

/** A zone with services, as a box. */
export interface ZoneBox {
  readonly zone: Zone;
  readonly top: number;
  readonly height: number;
  readonly rows: readonly Row[];
}

/** Sizes in units of the drawing. */
export const size = { row: 46, gap: 8, head: 34, between: 18, margin: 16, width: 900 } as const;

function rowOf(container: ContainerRecord, plan: Plan, top: number): Row {
  const route = plan.routes.find(({ service }) => service === container.service);
  const joined = new Set(container.networks.map(({ name }) => name));
  return {
    container,
    ...(route && { route }),
    internet: joined.has("egress"),
    usesData: joined.has(`${container.zone}-data`),
    top,
  };
}

/** Boxes of the zones that have services, from top to bottom in the order of the zones; the proxy stands apart. */
export function zoneBoxes(plan: Plan): readonly ZoneBox[] {
  const inside = zones
    .map((zone) => plan.containers.filter((one) => one.zone === zone && one.provides !== "proxy"))
    .filter((members) => members.length > 0);
  return inside.reduce<readonly ZoneBox[]>((above, members) => {
    const last = above.at(-1);
    const top = last === undefined ? size.margin : last.top + last.height + size.between;
    const rows = members.map((one, at) => rowOf(one, plan, top + size.head + at * (size.row + size.gap)));
    const height = size.head + members.length * (size.row + size.gap) + size.gap / 2;
    const [{ zone }] = members as [ContainerRecord];
    return [...above, { zone, top, height, rows }];
  }, []);
}

/** Zones in which nothing but perhaps the proxy runs. */
export function emptyZones(plan: Plan): readonly Zone[] {
  const used = new Set(plan.containers.filter(({ provides }) => provides !== "proxy").map(({ zone }) => zone));
  return zones.filter((zone) => !used.has(zone));
}
