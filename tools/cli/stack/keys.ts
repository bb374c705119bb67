import { type Document, isMap, isPair, isSeq, type Node, type Pair, type Scalar, visit, YAMLMap } from "yaml";
import type { Problem } from "../../../components/site/errors.ts";
import { nearest } from "../../../components/site/naming.ts";
import { isUnshown } from "../../../components/site/parse.ts";
import { projectName } from "./place.ts";
import { isEmpty, openText } from "./text.ts";

const prefix = `${projectName}:`;

/** The `hearth:` keys of a stack file, without that prefix, as Pulumi hands them over. */
export interface StackKeys {
  readonly keys: Readonly<Record<string, unknown>>;
  /** What only the file shows: keys that are read as others, secrets, values that two readers take differently. */
  readonly problems: readonly Problem[];
}

/** Plain words that YAML 1.1, which Pulumi reads, takes as something else than YAML 1.2 does. */
const ambiguous: readonly { readonly form: RegExp; readonly as: string }[] = [
  { form: /^[-+]?0[0-9_]+$/, as: "an octal number" },
  { form: /^[-+]?0[bBoOxX][0-9a-fA-F_]+$/, as: "a number of another base" },
  { form: /^[-+]?[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?$/, as: "a number without its underscores" },
  { form: /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?$/, as: "a date" },
  { form: /^(?:yes|no|on|off|y|n)$/i, as: "true or false" },
];

type Ancestors = readonly (Document | Node | Pair)[];

/** Keys on the way to a node below `config`, itself included. */
function keysTo(above: Ancestors, own: Node | Pair): readonly string[] {
  const chain = [...above, own];
  return chain.flatMap((part, at) => {
    if (isPair(part)) return [String(part.key)];
    const list = chain[at - 1];
    return isSeq(list) ? [String(list.items.indexOf(part))] : [];
  });
}

function keyProblem(key: string): readonly Problem[] {
  if (key.startsWith(prefix)) return [];
  const [namespace = "", ...rest] = key.split(":");
  // Pulumi takes a key without a namespace as the project's own.
  if (rest.length > 0 && nearest(namespace, [projectName]) === undefined) return [];
  const path = `config.${key}`;
  const remedy =
    key === projectName ? `write each key below it as ${prefix}<key>` : `write ${prefix}${rest.at(-1) ?? key}`;
  return [{ path, given: "a key that does not begin with hearth:", allowed: `keys such as ${prefix}services`, remedy }];
}

function isSecret(value: unknown): boolean {
  return isMap(value) && value.items.length === 1 && value.has("secure");
}

function secretProblem(path: string): Problem {
  const allowed = "plain values, for hearth: keys hold no secrets (they are generated)";
  return { path, given: "a secret", allowed, remedy: "set it again without --secret" };
}

function pairProblem(path: string, { key, value }: Pair): readonly Problem[] {
  if (isSecret(value)) return [secretProblem(path)];
  if (String(key) !== "__proto__") return [];
  return [
    { path, given: "__proto__", allowed: "a name that no program gives a meaning of its own", remedy: "rename it" },
  ];
}

function scalarProblem(keys: readonly string[], { type, source }: Scalar): readonly Problem[] {
  if (type !== "PLAIN" || source === undefined) return [];
  const found = ambiguous.find(({ form }) => form.test(source));
  if (found === undefined) return [];
  const word = isUnshown(keys.map((key) => key.replace(prefix, ""))) ? "a value that is not shown here" : source;
  return [
    {
      path: keys.join("."),
      given: `${word}, which Pulumi reads as ${found.as}`,
      allowed: "a text in quotes, or a number in plain digits",
      remedy: "write it in quotes if it is a text, in plain digits if it is a number",
    },
  ];
}

function valueProblems(pair: Pair): readonly Problem[] {
  const path = String(pair.key);
  if (isEmpty(pair.value)) {
    return [{ path, given: "nothing", allowed: "a value", remedy: "write {} for an empty map, or remove the key" }];
  }
  const found: Problem[] = [];
  const alone = new YAMLMap();
  alone.items.push(pair);
  visit(alone, {
    Pair: (_, inner, above) => {
      found.push(...pairProblem(keysTo(above, inner).join("."), inner));
      return isSecret(inner.value) ? visit.SKIP : undefined;
    },
    Scalar: (at, node, above) => {
      if (at !== "key") found.push(...scalarProblem(keysTo(above, node), node));
    },
  });
  return found;
}

/** Values as Pulumi hands them to the program: maps and lists as they are, every other value as its text. */
function asHandedOver(value: unknown): unknown {
  return typeof value === "object" && value !== null ? value : String(value);
}

/** Reads a stack file's text. Throws a SiteError when it is no stack file at all. */
export function stackKeys(text: string): StackKeys {
  const document = openText(text);
  const config = document.get("config", true);
  const pairs = isMap(config) ? config.items : [];
  const own = pairs.filter(({ key }) => String(key).startsWith(prefix));
  const problems = [...pairs.flatMap(({ key }) => keyProblem(String(key))), ...own.flatMap(valueProblems)];
  const content = document.toJS() as { readonly config?: Readonly<Record<string, unknown>> | null } | null;
  const wrong = new Set(problems.map(({ path }) => path));
  const keys = Object.entries(content?.config ?? {})
    .filter(([key]) => key.startsWith(prefix) && !wrong.has(key))
    .map(([key, value]) => [key.slice(prefix.length), asHandedOver(value)] as const);
  return { keys: Object.fromEntries(keys), problems };
}
