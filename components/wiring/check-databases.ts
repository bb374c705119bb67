import { boundDatabases, databaseServers } from "./databases.ts";
import type { Rule } from "./rule.ts";
import { running } from "./selected.ts";
import { wordProblems } from "./check-words.ts";

const ownName: Rule = ({ services, site }) =>
  services.flatMap(({ spec }) => {
    const taken = boundDatabases(spec, site).filter(({ engine, bound: { name } }) => {
      const { own, refuses } = databaseServers[engine];
      return own.includes(name) || refuses?.test(name) === true;
    });
    return taken.map(({ engine, bound }) => ({
      path: `${Object.hasOwn(site.custom, spec.name) ? "hearth:custom" : "hearth:services"}.${spec.name}`,
      given: `a database ${bound.name} in ${engine}`,
      allowed: "a name that the server does not use itself",
      remedy: "rename the service",
    }));
  });

/** Servers listed as retired while somebody still asks for them. */
const retiredServer: Rule = ({ services, site }) =>
  services
    .filter(({ retired }) => retired)
    .flatMap(({ spec: { name, provides } }) => {
      const askers = running(services)
        .filter(({ spec }) => boundDatabases(spec, site).some(({ engine }) => engine === provides))
        .map(({ spec }) => spec.name);
      if (askers.length === 0) return [];
      return [
        {
          path: "hearth:retired",
          given: `${name}, which ${askers.join(", ")} asks for`,
          allowed: "a server that no running service asks for",
          remedy: `take ${name} off the list; it is retired with the last that asks`,
        },
      ];
    });

const rules: readonly Rule[] = [ownName, retiredServer, wordProblems];

/** Databases that would meet the server's own or have no server, and texts that say what no database has. */
export const databaseProblems: Rule = (input) => rules.flatMap((rule) => rule(input));
