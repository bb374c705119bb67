import { parseDocument } from "yaml";
import type { z } from "zod";

/** What a file of YAML holds, or all that is wrong with it, each in a line: path, what is allowed, and what was given. */
export type FromYaml<T> = { readonly data: T } | { readonly problems: readonly string[] };

type Issue = z.core.$ZodIssue;

/** Why a key is none is said one level below. */
function reasonOf(issue: Issue): string {
  return issue.code === "invalid_key" ? issue.issues.map(({ message }) => message).join(", ") : issue.message;
}

function givenAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null ? (at as Readonly<Record<PropertyKey, unknown>>)[key] : undefined,
    whole,
  );
}

function problemOf(name: string, whole: unknown, issue: Issue): string {
  const given = givenAt(whole, issue.path);
  const shown =
    issue.code === "invalid_key" ? "" : `; given ${given === undefined ? "nothing" : JSON.stringify(given)}`;
  return `${issue.path.join(".") || name}: ${reasonOf(issue)}${shown}`;
}

/** Reads the text of a file against its schema; an empty one holds nothing. `name` stands where a mistake has no path. */
export function fromYaml<T>(name: string, text: string, schema: z.ZodType<T>): FromYaml<T> {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    return {
      problems: document.errors.map(({ message }) => `given no YAML: ${message.split("\n")[0] ?? ""} correct it`),
    };
  const whole: unknown = document.toJS() ?? {};
  const parsed = schema.safeParse(whole);
  return parsed.success
    ? { data: parsed.data }
    : { problems: parsed.error.issues.map((issue) => problemOf(name, whole, issue)) };
}
