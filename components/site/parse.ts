import type { z } from "zod";
import { accessOf } from "./access.ts";
import { type Problem, shown, SiteError } from "./errors.ts";
import { splitAdvice } from "./fields.ts";
import { withoutWrong } from "./mend.ts";
import { nearest } from "./naming.ts";
import { siteSchema } from "./schema.ts";
import type { ImageSource, Site } from "./site.ts";

/** Paths below these keys may hold a secret by mistake: their values are never shown. */
const unshown: ReadonlySet<string> = new Set(["env", "command", "check"]);

/** Whether a value on this path may be a secret by mistake. */
export function isUnshown(path: readonly PropertyKey[]): boolean {
  // One word in place of the sign-in's settings may be a password.
  const isSignIn = path.length === 1 && path[0] === "signIn";
  return isSignIn || path.some((key) => unshown.has(String(key)));
}

/** Reads the lock file of locally built images: upstream reference to image id. */
export type ReadLock = (path: string) => Readonly<Record<string, `sha256:${string}`>>;

type Issue = z.core.$ZodIssue;

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[key] : undefined,
    input,
  );
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((sofar, key) => {
    if (typeof key === "number") return `${sofar}[${String(key)}]`;
    return sofar === "hearth:" ? `${sofar}${String(key)}` : `${sofar}.${String(key)}`;
  }, "hearth:");
}

function given(input: unknown, path: readonly PropertyKey[]): { given?: string } {
  const value = valueAt(input, path);
  if (value === undefined) return {};
  return { given: isUnshown(path) ? "a value that is not shown here" : shown(value) };
}

function unknownKeys(issue: Issue & { code: "unrecognized_keys" }): Problem[] {
  const { allowed } = splitAdvice(issue.message);
  return issue.keys.map((key) => {
    const near = nearest(key, allowed.split(", "));
    const remedy = near === undefined ? "remove it" : `write ${near}, or remove it`;
    // A variable written as one text, NAME=value, makes the secret itself a key.
    const name = key.includes("=") ? `${key.slice(0, key.indexOf("="))}=…` : key;
    return { path: pathText([...issue.path, name]), given: "a key that is not known", allowed, remedy };
  });
}

function problemsOf(issue: Issue, input: unknown): Problem[] {
  if (issue.code === "unrecognized_keys") return unknownKeys(issue);
  if (issue.code === "invalid_key") {
    const said = splitAdvice(issue.issues[0]?.message ?? issue.message);
    const hidden = isUnshown(issue.path.slice(0, -1));
    const above = issue.path.slice(0, -1);
    const at = Object.keys(valueAt(input, above) ?? {}).indexOf(String(issue.path.at(-1))) + 1;
    if (hidden)
      return [{ path: pathText(above), given: `a name that is not shown here (number ${String(at)})`, ...said }];
    return [{ path: pathText(issue.path), given: shown(issue.path.at(-1)), ...said }];
  }
  return [{ path: pathText(issue.path), ...given(input, issue.path), ...splitAdvice(issue.message) }];
}

/** The first issue of each place: what a value lacks first says enough. */
function firstOfEach(issues: readonly Issue[]): readonly Issue[] {
  const places = issues.map(({ path }) => pathText(path));
  return issues.filter((_, at) => places.indexOf(places[at] ?? "") === at);
}

function imagesOf({ source, lock }: z.output<typeof siteSchema>["images"], readLock: ReadLock): ImageSource {
  if (source === "upstream") return { source };
  if (lock !== undefined) return { source, ids: readLock(lock) };
  throw new SiteError([
    {
      path: "hearth:images.lock",
      allowed: "the lock file that building the images wrote",
      remedy: "run npm run up, which builds them, or set images.source to upstream",
    },
  ]);
}

/** The same value, unchangeable, with the keys of every map in order: how the stack file orders them means nothing. */
function settled<T>(value: T): T {
  if (Array.isArray(value)) return Object.freeze(value.map(settled)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, settled<unknown>(inner)] as const);
  return Object.freeze(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))) as T;
}

function siteOf(stack: string, parsed: z.output<typeof siteSchema>, readLock: ReadLock): Site {
  const { access, engine, images, network, ...rest } = parsed;
  return settled({
    ...rest,
    stack,
    access: accessOf(access),
    pool: network.pool,
    engineHost: engine.host,
    images: imagesOf(images, readLock),
  });
}

/** A stack file as it was read. */
export interface Reading {
  /** Every mistake of form. */
  readonly problems: readonly Problem[];
  /** What is left without them, so that mistakes between services are found as well; absent when nothing can be told. */
  readonly site?: Site;
}

/** Everywhere that something is wrong; of a map with unknown keys, these. */
function placesOf(issue: Issue): readonly (readonly PropertyKey[])[] {
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

/** Reads a stack's `hearth:` keys (without that prefix). */
export function readingOf(stack: string, input: Readonly<Record<string, unknown>>, readLock: ReadLock): Reading {
  const parsed = siteSchema.safeParse(input);
  const issues = parsed.success ? [] : firstOfEach(parsed.error.issues);
  const problems = issues.flatMap((issue) => problemsOf(issue, input));
  const mended = parsed.success ? parsed : siteSchema.safeParse(withoutWrong(input, issues.flatMap(placesOf)));
  if (!mended.success) return { problems };
  try {
    return { problems, site: siteOf(stack, mended.data, readLock) };
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    const site = siteOf(stack, { ...mended.data, images: { source: "upstream" } }, readLock);
    return { problems: [...problems, ...error.problems], site };
  }
}
