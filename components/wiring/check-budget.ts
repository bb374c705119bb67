import { toMebibytes } from "../site/units.ts";
import type { Rule } from "./rule.ts";
import { containers } from "./containers.ts";

const leastMebibytes = 6;

const tooLittle: Rule = ({ services, site }) =>
  containers(services, site)
    .filter(({ memoryMebibytes }) => memoryMebibytes < leastMebibytes)
    .map(({ service, memoryMebibytes }) => ({
      path: service in site.custom ? `hearth:custom.${service}.memory` : `hearth:services.${service}.memory`,
      given: `${String(memoryMebibytes)}MiB`,
      allowed: `at least ${String(leastMebibytes)}MiB, the least the Docker Engine takes`,
      remedy: "give it more",
    }));

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
