import { foundation, optional } from "../../components/catalogue/index.ts";
import { SiteError } from "../../components/site/errors.ts";
import { type ReadLock, readingOf } from "../../components/site/parse.ts";
import type { Site } from "../../components/site/site.ts";
import { planHouse } from "../../components/wiring/house.ts";
import type { Plan } from "../../components/wiring/plan.ts";
import type { Catalogue } from "../../components/wiring/selected.ts";

/** What stands below `hearth:` in a stack file. */
export type Input = Readonly<Record<string, unknown>>;

/** The catalogue as it is shipped. */
export const catalogue: Catalogue = { foundation, optional };

/** An image reference of the right form that names nothing. */
export const image = `registry.example/team/app:1.2.3@sha256:${"a".repeat(64)}`;

const noLock: ReadLock = () => ({});

/** The site of a stack file. Default: without a lock file of images. Throws a SiteError with every mistake of form. */
export function siteOf(input: Input, stack = "dev", readLock = noLock): Site {
  const { problems, site } = readingOf(stack, input, readLock);
  if (problems.length > 0 || site === undefined) throw new SiteError(problems);
  return site;
}

/** The Plan of the shipped catalogue. */
export function planOf(input: Input, stack = "dev"): Plan {
  return planHouse(catalogue, readingOf(stack, input, noLock)).plan;
}

/** The smallest entry below `hearth:custom`, with what a test adds or replaces. */
export function entry(more: Input = {}): Input {
  return { image, port: 8080, ...more };
}

/** A site with one custom entry called notes. */
export function notes(more: Input): Input {
  return { custom: { notes: entry(more) } };
}
