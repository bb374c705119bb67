import { existsSync } from "node:fs";
import { SiteError } from "../../../components/site/errors.ts";
import { unretiredProblems } from "../checks/unretired.ts";
import { type House, houseOf } from "../house.ts";
import { chooseSource } from "../machine/registries.ts";
import { settle } from "../stack/document.ts";
import { stackKeys } from "../stack/keys.ts";
import { mustExist, stackText } from "../stack/files.ts";
import type { StackPlace } from "../stack/place.ts";
import { readState } from "../stack/state.ts";

/** A stack file and what it means. */
export interface Wanted {
  /** The stack file, with the source of its images settled. */
  readonly text: string;
  readonly house: House;
  /** Whether the stack file says which engine it is built on. */
  readonly namesEngine: boolean;
}

function namesEngine(text: string): boolean {
  const engine = stackKeys(text).keys["engine"];
  return typeof engine === "object" && engine !== null && "host" in engine;
}

/** Where the images of a stack come from whose file does not say it: as before when there is a before. */
async function sourceFor(place: StackPlace, references: readonly string[]): Promise<"upstream" | "distribution"> {
  if (existsSync(place.imageLock)) return "distribution";
  if (existsSync(place.stateFile)) return "upstream";
  return await chooseSource(references);
}

async function read(place: StackPlace, given: string): Promise<Wanted> {
  const lock = place.imageLock;
  const first = houseOf(place.stack, settle(given, { source: "upstream", lock }));
  const source = await (stackKeys(given).keys["images"] === undefined ? sourceFor(place, first.references) : undefined);
  const text = settle(given, { lock, ...(source === undefined ? {} : { source }) });
  return { text, house: houseOf(place.stack, text), namesEngine: namesEngine(given) };
}

/**
 * Reads the stack file, or the template where there is none, and settles in memory where images come from.
 * Nothing is touched. Throws a SiteError with every mistake in it.
 */
export async function wanted(place: StackPlace): Promise<Wanted> {
  try {
    return await read(place, await stackText(place));
  } catch (error) {
    throw error instanceof SiteError ? new SiteError(error.problems, place.configFile) : error;
  }
}

/** Refuses a stack file that has lost services whose data the state still keeps. Throws a SiteError. */
export async function mustKeepData(place: StackPlace, { plan }: House): Promise<void> {
  const problems = unretiredProblems((await readState(place))?.resources ?? [], plan);
  if (problems.length > 0) throw new SiteError(problems);
}

/** Reads the stack file of a stack that is there. */
export async function existing(place: StackPlace): Promise<Wanted> {
  mustExist(place);
  return await wanted(place);
}
