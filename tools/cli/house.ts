import { existsSync, readFileSync } from "node:fs";
import { foundation, optional } from "../../components/catalogue/index.ts";
import { parseImageLock } from "../../components/site/image-lock.ts";
import { parseSite } from "../../components/site/parse.ts";
import type { Site } from "../../components/site/site.ts";
import { toolbox } from "../../components/wiring/images.ts";
import { makePlan, type Plan } from "../../components/wiring/plan.ts";
import { hearthKeys } from "./stack/document.ts";

/** What the stack file means, worked out in this process before anything is touched. */
export interface House {
  readonly site: Site;
  readonly plan: Plan;
  /** Every image that the house runs, upstream references, sorted. */
  readonly references: readonly string[];
}

function lockIfThere(path: string): Readonly<Record<string, `sha256:${string}`>> {
  return existsSync(path) ? parseImageLock(path, readFileSync(path, "utf8")) : {};
}

/**
 * Reads a stack file's text as the program does. Images need not be built yet: which of them are is not looked at here.
 * Throws a SiteError with every mistake.
 */
export function houseOf(stack: string, text: string): House {
  const site = parseSite(stack, hearthKeys(text), lockIfThere);
  const whateverImages: Site = { ...site, images: { source: "upstream" } };
  const plan = { ...makePlan({ foundation, optional }, whateverImages), imageSource: site.images.source };
  const references = [...new Set([toolbox, ...plan.containers.map(({ image }) => image)])].sort();
  return { site, plan, references };
}
