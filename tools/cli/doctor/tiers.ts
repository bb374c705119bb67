import { statSync } from "node:fs";
import { dirname } from "node:path";
import type { Plan } from "../../../components/wiring/plan.ts";
import { sentinelOf } from "../../../components/wiring/volumes.ts";
import { bytesText, type Room, roomProblem, tierNeed } from "../checks/room.ts";
import type { House } from "../house.ts";
import { messageOf } from "../refusal.ts";
import type { StackPlace } from "../stack/place.ts";
import { roomAt } from "../stack/room.ts";
import { type SentinelFacts, sentinelFacts, sentinelsToMake } from "../stack/tiers.ts";
import { broken, note, ok, type Row } from "./row.ts";

/** A tier that has a folder of its own. */
export interface PlacedTier {
  readonly tier: string;
  readonly folder: string;
  /** Services that keep data there, sorted. */
  readonly services: readonly string[];
}

const scarce = 0.1;

/** Every tier that has a folder, with what lives there. */
export function placedTiers({ site, plan }: { site: Pick<House["site"], "tiers">; plan: Pick<Plan, "volumes"> }) {
  return Object.entries(site.tiers).flatMap(([tier, folder]): readonly PlacedTier[] => {
    const there = plan.volumes.filter((volume) => volume.tier === tier).map(({ service }) => service);
    return folder === undefined ? [] : [{ tier, folder, services: [...new Set(there)].sort() }];
  });
}

function dataOf(services: readonly string[]): string {
  return services.length === 0 ? "no data yet" : `data of ${services.join(", ")}`;
}

/** How full a tier is: `broken` when its services can hardly write, a `note` below a tenth. */
export function fullRow({ tier, folder, services }: PlacedTier, room: Room): Row {
  const { freeBytes, share } = room;
  const free = `${bytesText(freeBytes)} (${String(Math.round(share * 100))} %) free`;
  const found = `${free} at ${folder}, with ${dataOf(services)}`;
  const problem = roomProblem({ ...room, folder }, tierNeed);
  if (problem !== undefined) return broken(`tier ${tier}`, `full: ${found}`, problem);
  return share < scarce
    ? note(`tier ${tier}`, found, `make room before it is full: ${tierNeed.remedy}`)
    : ok(`tier ${tier}`, found);
}

/** A tier whose own folder is not there: to be made, or on a disk that is missing. `isMount`: whether anything is mounted there. */
export function missingRow({ tier, folder, services }: PlacedTier, fact: SentinelFacts, isMount: boolean): Row {
  const { sentinel, recorded } = fact;
  const where = isMount ? "another disk is mounted at" : "nothing is mounted at";
  try {
    sentinelsToMake([fact]);
    return note(`tier ${tier}`, `${sentinel} is still to be made`, "npm run up makes it");
  } catch (error) {
    const todo = messageOf(error);
    if (!recorded) return broken(`tier ${tier}`, `${folder} does not exist`, todo);
    const found = `missing, with ${dataOf(services)}: ${where} ${folder}, and there is no ${sentinel}`;
    return broken(`tier ${tier}`, found, `${todo}\nnpm run up -- --refresh starts what could not start without it`);
  }
}

/** Whether a disk is mounted at this very folder; false where there is none. */
function isMountPoint(folder: string): boolean {
  const at = (path: string) => statSync(path, { throwIfNoEntry: false })?.dev;
  return at(folder) !== at(dirname(folder));
}

/** Each tier: whether its disk is there, how full it is, and what lives there. */
export async function tierRows(place: StackPlace, house: House): Promise<readonly Row[]> {
  const placed = placedTiers(house);
  const facts = await sentinelFacts(
    place,
    placed.map(({ folder }) => sentinelOf(folder, place.stack)),
  );
  return await Promise.all(
    facts.map(async (fact, index) => {
      const tier = placed[index];
      if (tier === undefined) throw new Error(`${fact.sentinel} belongs to no tier`);
      return fact.exists
        ? fullRow(tier, await roomAt(fact.sentinel))
        : missingRow(tier, fact, isMountPoint(tier.folder));
    }),
  );
}
