import { toMebibytes } from "../site/units.ts";
import type { Rule } from "./rule.ts";
import { containers } from "./containers.ts";
import { running, type Selected } from "./selected.ts";

const leastMebibytes = 6;

/** The least memory of a service, in MiB, and whose rule that is. */
function leastOf({ spec: { title, budget } }: Selected): { readonly mebibytes: number; readonly what: string } {
  return budget.least === undefined
    ? { mebibytes: leastMebibytes, what: "the least the Docker Engine takes" }
    : { mebibytes: toMebibytes(budget.least), what: `the least ${title} works with` };
}

const tooLittle: Rule = ({ services, site }) =>
  running(services).flatMap((service) => {
    const { name, budget } = service.spec;
    const { mebibytes, what } = leastOf(service);
    if (toMebibytes(budget.memory) >= mebibytes) return [];
    return [
      {
        path: name in site.custom ? `hearth:custom.${name}.memory` : `hearth:services.${name}.memory`,
        given: budget.memory,
        allowed: `at least ${String(mebibytes)}MiB, ${what}`,
        remedy: "give it more",
      },
    ];
  });

const tooMuch: Rule = ({ services, site }) => {
  const all = containers(services, site);
  const memory = all.reduce((sum, { memoryMebibytes }) => sum + memoryMebibytes, 0);
  const allowed = toMebibytes(site.budget.memory);
  return memory <= allowed
    ? []
    : [
        {
          path: "hearth:budget.memory",
          given: `${String(memory)}MiB in all: ${all.map((one) => `${one.service} ${String(one.memoryMebibytes)}`).join(", ")}`,
          allowed: `at most ${String(allowed)}MiB`,
          remedy: "raise the budget if the machine has it, or give a service less",
        },
      ];
};

const tooManyCores: Rule = ({ services, site }) =>
  containers(services, site)
    .filter(({ cores }) => cores > site.budget.cores)
    .map(({ service, cores }) => ({
      path: service in site.custom ? `hearth:custom.${service}.cores` : `hearth:services.${service}.cores`,
      given: String(cores),
      allowed: `at most ${String(site.budget.cores)}, the budget's cores`,
      remedy: "give it less",
    }));

const rules: readonly Rule[] = [tooLittle, tooMuch, tooManyCores];

/** What all services together may use. */
export const budgetProblems: Rule = (input) => rules.flatMap((rule) => rule(input));
