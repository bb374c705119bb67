import type { CustomEntry } from "../site/custom.ts";
import { boundDatabases } from "./databases.ts";
import type { Rule } from "./rule.ts";

/** What is meant to be a word of a database, well written or not. */
const meant = /\$?\{\s*(?:databases?|cache)\s*(?:\.\s*\w{0,20}\s*)?\}/gi;

/** Texts in which a word of a database means nothing, by their place in the entry. */
function unfilled({ command = [], check = [] }: CustomEntry): readonly (readonly [string, string])[] {
  return Object.entries({ command, check }).flatMap(([field, words]) =>
    words.map((word, at) => [`${field}[${String(at)}]`, word] as const),
  );
}

function wordsIn(text: string): readonly string[] {
  return [...text.matchAll(meant)].map(([word]) => word);
}

const unknownWord: Rule = ({ services, site }) =>
  services.flatMap(({ spec }) => {
    const env = site.custom[spec.name]?.env ?? {};
    const known = boundDatabases(spec, site).flatMap(({ part, bound }) =>
      Object.keys(bound).map((key) => `{${part}.${key}}`),
    );
    return Object.entries(env).flatMap(([variable, text]) =>
      wordsIn(text)
        // Without a dot it may be another program's own, unless the entry has a database.
        .filter((word) => !known.includes(word) && (word.includes(".") || known.length > 0))
        .map((given) => ({
          path: `hearth:custom.${spec.name}.env.${variable}`,
          given,
          allowed: known.length === 0 ? "none: the entry asks for no database" : known.join(", "),
          remedy:
            known.length === 0
              ? "remove the word, or add database: postgres, mariadb or redis, or cache: redis"
              : "write one of them",
        })),
    );
  });

const misplacedWord: Rule = ({ site }) =>
  Object.entries(site.custom).flatMap(([name, entry]) =>
    unfilled(entry).flatMap(([place, text]) =>
      wordsIn(text)
        .filter((word) => word.includes("."))
        .map((given) => ({
          path: `hearth:custom.${name}.${place}`,
          given,
          allowed: "such a word in texts of env alone",
          remedy: "give it to a variable in env, which the program or a shell reads",
        })),
    ),
  );

const rules: readonly Rule[] = [unknownWord, misplacedWord];

/** Words of databases that are filled in by nobody. */
export const wordProblems: Rule = (input) => rules.flatMap((rule) => rule(input));
