import { boundDatabases, databaseServers } from "./databases.ts";
import type { Rule } from "./rule.ts";

const ownName: Rule = ({ services, site }) =>
  services.flatMap(({ spec }) => {
    const taken = boundDatabases(spec, site).filter(({ engine, bound }) =>
      databaseServers[engine].own.includes(bound.name),
    );
    return taken.map(({ engine, bound }) => ({
      path: `${Object.hasOwn(site.custom, spec.name) ? "hearth:custom" : "hearth:services"}.${spec.name}`,
      given: `a database ${bound.name} in ${engine}`,
      allowed: "a name that the server does not use itself",
      remedy: "rename the service",
    }));
  });

const said = /\{(?:database|cache)\.\w+\}/g;

const unknownWord: Rule = ({ services, site }) =>
  services.flatMap(({ spec }) => {
    const env = site.custom[spec.name]?.env ?? {};
    const known = boundDatabases(spec, site).flatMap(({ part, bound }) =>
      Object.keys(bound).map((key) => `{${part}.${key}}`),
    );
    return Object.entries(env).flatMap(([variable, text]) =>
      [...text.matchAll(said)]
        .filter(([word]) => !known.includes(word))
        .map(([given]) => ({
          path: `hearth:custom.${spec.name}.env.${variable}`,
          given,
          allowed: known.length === 0 ? "none: the entry asks for no database" : known.join(", "),
          remedy: "correct the word, or add database: postgres, mariadb or redis, or cache: redis",
        })),
    );
  });

const rules: readonly Rule[] = [ownName, unknownWord];

/** Databases that would meet the server's own, and texts that say what no database has. */
export const databaseProblems: Rule = (input) => rules.flatMap((rule) => rule(input));
