import type { Problem } from "../site/errors.ts";
import { nameForm, nameRule } from "../site/naming.ts";
import type { Site } from "../site/site.ts";
import { accessProblems } from "./check-access.ts";
import { budgetProblems } from "./check-budget.ts";
import { databaseProblems } from "./check-databases.ts";
import { imageProblems } from "./check-images.ts";
import { mountProblems } from "./check-mounts.ts";
import { nameProblems } from "./check-names.ts";
import { rotationProblems } from "./check-rotation.ts";
import { routeProblems } from "./check-routes.ts";
import { specProblems } from "./check-specs.ts";
import type { Rule } from "./rule.ts";
import type { Catalogue, Selected } from "./selected.ts";

const stackName: Rule = ({ site: { stack } }) =>
  nameForm.test(stack)
    ? []
    : [{ path: "stack", given: stack, allowed: nameRule, remedy: "create the stack under another name" }];

const rules: readonly Rule[] = [
  stackName,
  nameProblems,
  specProblems,
  routeProblems,
  accessProblems,
  mountProblems,
  budgetProblems,
  imageProblems,
  databaseProblems,
  rotationProblems,
];

/** Every problem between services, all at once; nothing is created if there is one. */
export function check(catalogue: Catalogue, services: readonly Selected[], site: Site): readonly Problem[] {
  return rules.flatMap((rule) => rule({ catalogue, services, site }));
}
