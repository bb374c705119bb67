import { toolbox, imageFor } from "../../../components/wiring/images.ts";
import { type Move, movesOf, textOfPlace, withoutOldPlaces } from "../checks/moves.ts";
import { type Docker, stackLabel } from "../machine/docker.ts";
import { Refusal } from "../refusal.ts";
import { agreeTo, ask } from "../show/agree.ts";
import { section } from "../show/table.ts";
import { exportState, importState } from "../stack/exported.ts";
import type { StackPlace } from "../stack/place.ts";
import { readState } from "../stack/state.ts";
import { makeSentinels, planSentinels, sentinelFacts, sentinelsToMake } from "../stack/tiers.ts";
import { copyData } from "./move-data.ts";
import { openSession } from "./session.ts";
import { up } from "./up.ts";
import { mustBeReady } from "./update.ts";

/** What was typed after `move`. */
export interface MoveOptions {
  readonly yes: boolean;
  /** ` --stack NAME` for lines that are printed; empty for the usual stack. */
  readonly stackFlag: string;
}

/** Stops the containers of services, and gives their ids. */
async function stopAll(docker: Docker, stack: string, services: readonly string[]): Promise<readonly string[]> {
  const all = await Promise.all(
    services.map(async (name) => await docker.containers(stackLabel(stack), `hearth.service=${name}`)),
  );
  const running = all.flat().filter(({ running }) => running);
  await Promise.all(
    running.map(async ({ id }) => {
      await docker.stop(id);
    }),
  );
  return running.map(({ id }) => id);
}

/** Refuses where an old place is not there: Docker would make an empty volume in silence. */
async function mustBeThere(docker: Docker, moves: readonly Move[]): Promise<void> {
  const there = await docker.volumes();
  const gone = moves.flatMap(({ from }) => (from.kind === "engine" && !there.includes(from.name) ? [from.name] : []));
  if (gone.length > 0)
    throw new Refusal(
      `move: the engine lacks ${gone.join(", ")}; put back the tier and run npm run up, which says what to do`,
    );
}

function removal({ from }: Move): string {
  return from.kind === "engine" ? `docker volume rm ${from.name}` : `rm -r ${from.path}`;
}

/**
 * Copies data to where the stack file now says that it lies, proves each copy, and builds the house with it. The old
 * places stay until somebody removes them. Safe to repeat after an interruption. Gives the exit code.
 */
export async function move(place: StackPlace, { yes, stackFlag }: MoveOptions): Promise<number> {
  const { pulumi, wanted, docker } = await openSession(place);
  await mustBeReady(place);
  const { plan, site } = wanted.house;
  const moves = movesOf((await readState(place))?.resources ?? [], plan);
  if (moves.length === 0) {
    console.log("Nothing to move: all data lies where the stack file says.");
    return 0;
  }
  await mustBeThere(docker, moves);
  const services = [...new Set(moves.map(({ service }) => service))];
  const rows = moves.map(({ service, volume, from, to }) => [service, volume, textOfPlace(from), textOfPlace(to)]);
  for (const line of section("Copied", ["service", "volume", "from", "to"], rows)) console.log(line);
  const toMake = sentinelsToMake(await sentinelFacts(place, plan.sentinels));
  if (!yes && !(await ask(`Stop ${services.join(", ")} and copy?`, false)))
    throw new Refusal("nothing was changed; without a terminal, --yes answers the question");
  await agreeTo(await planSentinels(toMake), true);
  await makeSentinels(place, toMake, plan.sentinels);
  const stopped = await stopAll(docker, plan.stack, services);
  try {
    for (const one of moves) {
      await copyData(docker, plan.stack, imageFor(site.images, toolbox), one);
      console.log(`${one.service} ${one.volume}: copied to ${textOfPlace(one.to)}, and the same to the last byte`);
    }
    await importState(pulumi, withoutOldPlaces(await exportState(pulumi, "sealed"), moves));
  } catch (error) {
    for (const id of stopped) await docker.start(id);
    throw error;
  }
  const code = await up(place, { yes: true, refresh: false, extra: [], stackFlag });
  console.log("\nThe old places still hold the data as it was. When all is well, remove them:");
  for (const one of moves) console.log(`  ${removal(one)}`);
  return code;
}
