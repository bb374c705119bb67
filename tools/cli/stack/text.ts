import { type Document, isAlias, isMap, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { type Problem, SiteError } from "../../../components/site/errors.ts";
import { nearest } from "../../../components/site/naming.ts";

/** Keys of Pulumi's own beside `config`. Source: pulumi/pulumi, sdk/go/common/workspace/project.go, ProjectStack. */
const topKeys = ["config", "encryptionsalt", "encryptedkey", "environment", "secretsprovider"] as const;

/** Everything that keeps a text from being YAML. The text itself is never shown: a line may hold a password. */
function yamlProblems(document: Document, lines: LineCounter): readonly Problem[] {
  const problemAt = (offset: number, said: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return {
      path: `line ${String(line)}, column ${String(col)}`,
      given: `what is not YAML (${said.replace(/; please use .*$/, "")})`,
      allowed: "one YAML map",
      remedy: "mend that line; a text with special characters goes in quotes",
    };
  };
  const found = document.errors.map(({ message, pos: [offset] }) => problemAt(offset, message));
  if (found.length > 0) return found;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) === undefined) {
        found.push(problemAt(alias.range?.[0] ?? 0, "an alias whose anchor does not stand before it"));
      }
    },
  });
  return found;
}

function topProblem(key: string): Problem {
  const known = { path: key, given: "a key that is not known", allowed: topKeys.join(", ") };
  if (key.startsWith("hearth:")) return { ...known, remedy: "write it below config:, indented by two blanks" };
  const near = nearest(key, topKeys);
  return { ...known, remedy: near === undefined ? `write config: and below it hearth:${key}` : `write ${near}` };
}

/** Whether a key stands there with nothing behind it. */
export function isEmpty(value: unknown): boolean {
  return isScalar(value) && value.value === null;
}

function shapeProblems(document: Document): readonly Problem[] {
  const { contents } = document;
  if (contents === null) return [];
  if (!isMap(contents)) {
    return [
      { path: "config", given: "something else", allowed: "a map with the key config", remedy: "write it as a map" },
    ];
  }
  const keys = contents.items.map(({ key }) => String(key));
  const unknown = keys.filter((key) => !topKeys.some((known) => known === key)).map(topProblem);
  const config = document.get("config", true);
  const isUsable = config === undefined || isMap(config) || isAlias(config) || isEmpty(config);
  const remedy = "write it as a map";
  return isUsable
    ? unknown
    : [...unknown, { path: "config", given: "no map", allowed: "keys such as hearth:services", remedy }];
}

/** Opens a stack file's text. Throws a {@link SiteError} with everything that keeps it from being read. */
export function openText(text: string): Document {
  const lines = new LineCounter();
  // Merge keys are what Pulumi's reader takes as well.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const unread = yamlProblems(document, lines);
  const problems = unread.length > 0 ? unread : shapeProblems(document);
  if (problems.length > 0) throw new SiteError(problems);
  return document;
}
