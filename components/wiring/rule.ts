import type { Problem } from "../site/errors.ts";
import type { Site } from "../site/site.ts";
import type { Catalogue, Selected } from "./selected.ts";

/** Everything that a rule between services may look at. */
export interface CheckInput {
  readonly catalogue: Catalogue;
  readonly services: readonly Selected[];
  readonly site: Site;
}

/** One rule over the whole house. */
export type Rule = (input: CheckInput) => readonly Problem[];
