import type { Problem } from "../site/errors.ts";
import { nearest } from "../site/naming.ts";
import type { CheckInput, Rule } from "./rule.ts";
import { userOf } from "./users.ts";

/** Names that the house uses for parts of its own. */
const reserved: ReadonlySet<string> = new Set([
  "routes",
  "front",
  "egress",
  "zones",
  "apps",
  "proxy",
  "databases",
  "localhost",
]);

const unknownService: Rule = ({ catalogue, site }) => {
  const known = [...catalogue.foundation, ...catalogue.optional].map(({ spec }) => spec.name).sort();
  const names = Object.keys(site.services).filter((name) => !known.includes(name));
  return names.map((name) => {
    const near = nearest(name, known);
    return {
      path: `hearth:services.${name}`,
      given: "a service that the catalogue does not have",
      allowed: known.join(", "),
      remedy: near === undefined ? "declare it below hearth:custom" : `write ${near}`,
    };
  });
};

const unknownRetired: Rule = ({ catalogue, site }) => {
  const always = new Set(catalogue.foundation.map(({ spec }) => spec.name));
  const known = [...catalogue.optional.map(({ spec }) => spec.name), ...Object.keys(site.custom)].sort();
  return site.retired
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: "hearth:retired",
      given: name,
      allowed: known.join(", "),
      remedy: always.has(name)
        ? "every house has it; remove it from the list"
        : "keep a custom entry in hearth:custom while it is retired",
    }));
};

/** An entry with a rotation stays while its service is retired: it says which passwords are kept. */
const runningAndRetired: Rule = ({ site }) =>
  site.retired
    .filter((name) => Object.hasOwn(site.services, name) && site.services[name]?.rotation === undefined)
    .map((name) => ({
      path: `hearth:services.${name}`,
      given: "a service that is also listed below hearth:retired",
      allowed: "one of the two, or an entry with a rotation, which says which passwords are kept",
      remedy: "remove it from hearth:services to keep only its data, or from hearth:retired to run it again",
    }));

const customNames: Rule = ({ catalogue, site }) => {
  const taken = new Set([...catalogue.foundation, ...catalogue.optional].map(({ spec }) => spec.name));
  return Object.keys(site.custom)
    .filter((name) => taken.has(name) || reserved.has(name))
    .map((name) => ({
      path: `hearth:custom.${name}`,
      given: name,
      allowed: "a name that neither the catalogue nor the house itself uses",
      remedy: taken.has(name) ? "rename it, or use the catalogue's own below hearth:services" : "rename it",
    }));
};

function sameUser({ services }: CheckInput): readonly Problem[] {
  const owners = Map.groupBy(services, ({ spec }) => userOf(spec.name));
  return [...owners.values()]
    .filter((group) => new Set(group.map(({ spec }) => spec.name)).size > 1)
    .map((group) => ({
      path: "hearth:custom",
      given: group.map(({ spec }) => spec.name).join(" and "),
      allowed: "names that lead to different numeric users",
      remedy: "rename the newer one",
    }));
}

const rules: readonly Rule[] = [unknownService, unknownRetired, runningAndRetired, customNames, sameUser];

/** Names that are unknown, taken or in the way of each other. */
export const nameProblems: Rule = (input) => rules.flatMap((rule) => rule(input));
