import { parseDocument } from "yaml";
import type { z } from "zod";
import { shownName } from "./credentials.ts";

/** What a file of YAML holds, or all that is wrong with it, each in a line: path, what is allowed, and what kind of thing was given. */
export type FromYaml<T> = { readonly data: T } | { readonly problems: readonly string[] };

type Issue = z.core.$ZodIssue;

/** Why a key is none is said one level below; an unknown one is named when it is a plain name. */
function reasonOf(issue: Issue): string {
  if (issue.code === "unrecognized_keys") return `has no such key: ${issue.keys.map(shownName).join(", ")}`;
  return issue.code === "invalid_key" ? issue.issues.map(({ message }) => message).join(", ") : issue.message;
}

function givenAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null ? (at as Readonly<Record<PropertyKey, unknown>>)[key] : undefined,
    whole,
  );
}

/** What was given, but for a text, which may be a secret in the wrong place. */
function shown(given: unknown): string {
  if (given === undefined || given === null) return "nothing";
  if (Array.isArray(given)) return "a list";
  if (typeof given === "number" || typeof given === "boolean") return String(given);
  return typeof given === "string" ? `a text of ${String(given.length)} characters` : "a map";
}

/** A key as a message may say it, also one for each stack of a project. */
function shownKey(key: PropertyKey): string {
  const [, name = "", all = ""] = /^(.*?)(\/\*)?$/s.exec(String(key)) ?? [];
  return `${shownName(name)}${all}`;
}

function problemOf(name: string, whole: unknown, issue: Issue): string {
  const tail = ["invalid_key", "unrecognized_keys"].includes(issue.code)
    ? ""
    : `; given ${shown(givenAt(whole, issue.path))}`;
  const path = issue.path.map(shownKey).join(".");
  return `${path || name}: ${reasonOf(issue)}${tail}`;
}

/** What a text stands for, or where it is no YAML. No message of the parser is passed on: they quote the text. */
function valueOf(text: string): FromYaml<unknown> {
  const document = parseDocument(text);
  const problems = document.errors.map(({ code, linePos }) => {
    const [{ line, col } = { line: 1, col: 1 }] = linePos ?? [];
    const kind = code.toLowerCase().replaceAll("_", " ");
    return `given no YAML: ${kind} at line ${String(line)}, column ${String(col)}; correct it`;
  });
  if (problems.length > 0) return { problems };
  try {
    return { data: document.toJS() ?? {} };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { problems: ["given no YAML: an alias that leads nowhere, or too far; write out what it stands for"] };
  }
}

/** Reads the text of a file against its schema; an empty one holds nothing. `name` stands where a mistake has no path. */
export function fromYaml<T>(name: string, text: string, schema: z.ZodType<T>): FromYaml<T> {
  const read = valueOf(text);
  if ("problems" in read) return read;
  const parsed = schema.safeParse(read.data);
  return parsed.success
    ? { data: parsed.data }
    : { problems: parsed.error.issues.map((issue) => problemOf(name, read.data, issue)) };
}
