import { type Problem, SiteError, together } from "../site/errors.ts";
import type { Reading } from "../site/parse.ts";
import type { Site } from "../site/site.ts";
import { makePlan, type Plan } from "./plan.ts";
import type { Catalogue } from "./selected.ts";

/** What a stack file asks for, and everything that follows. */
export interface House {
  readonly site: Site;
  readonly plan: Plan;
}

/**
 * Plans what was read. Throws one SiteError with all mistakes: `earlier` ones, those of form, and those between services
 * as far as they can be told without what is wrong in form.
 */
export function planHouse(catalogue: Catalogue, { problems, site }: Reading, earlier: readonly Problem[] = []): House {
  return together(earlier, () =>
    together(problems, () => {
      if (site === undefined) throw new SiteError(problems);
      return { site, plan: makePlan(catalogue, site) };
    }),
  );
}
