import { existsSync, readFileSync } from "node:fs";
import { foundation, optional } from "../../components/catalogue/index.ts";
import { type ImageLock, parseLock } from "../../components/site/image-lock.ts";
import { readingOf } from "../../components/site/parse.ts";
import type { Site } from "../../components/site/site.ts";
import { toolbox } from "../../components/wiring/images.ts";
import { type House as PlannedHouse, planHouse } from "../../components/wiring/house.ts";
import { parseReference } from "../images/reference.ts";
import { stackKeys } from "./stack/keys.ts";

/** What the stack file means, worked out in this process before anything is touched. */
export interface House extends PlannedHouse {
  /** Every image that the house runs, upstream references, sorted. */
  readonly references: readonly string[];
  /** Version of the program that runs for a reference: of what was built for it, else by its tag. */
  readonly versionOf: (reference: string) => string;
}

function lockIfThere(path: string): ImageLock["images"] {
  return existsSync(path) ? parseLock(path, readFileSync(path, "utf8")).images : {};
}

/**
 * Reads a stack file's text as the program does. Images need not be built yet: which of them are is not looked at here.
 * Throws a SiteError with every mistake.
 */
export function houseOf(stack: string, text: string): House {
  const { keys, problems: ofFile } = stackKeys(text);
  let locked: ImageLock["images"] = {};
  const { site: read, problems } = readingOf(stack, keys, (path) => {
    locked = lockIfThere(path);
    return Object.fromEntries(Object.entries(locked).map(([reference, { id }]) => [reference, id]));
  });
  const images = { source: "upstream" } as const;
  const reading = { problems, ...(read !== undefined && { site: { ...read, images } }) };
  const planned = planHouse({ foundation, optional }, reading, ofFile);
  const site: Site = { ...planned.site, images: read?.images ?? images };
  const plan = { ...planned.plan, imageSource: site.images.source };
  const references = [...new Set([toolbox, ...plan.containers.map(({ image }) => image)])].sort();
  const versionOf = (reference: string): string => locked[reference]?.version ?? parseReference(reference).tag;
  return { site, plan, references, versionOf };
}
