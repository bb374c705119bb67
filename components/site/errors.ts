/** One mistake in the stack file, said so that its owner can mend it. */
export interface Problem {
  /** Where, as it stands in the stack file: `hearth:custom.notes.image`. */
  readonly path: string;
  /** What stands there; absent when it may be a secret or is missing. */
  readonly given?: string;
  /** What may stand there. */
  readonly allowed: string;
  /** What to do. */
  readonly remedy: string;
}

const longestGiven = 80;

/** Who signs in at an address, which may be a name and a password. */
const account = /\/\/[^\s/@"]*:[^\s/@"]*@/g;

/** A value as it may be shown in an error: cut after 80 characters; of a map or list only that it is one, for it may hold a secret. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a map";
  const text = typeof value === "string" ? JSON.stringify(value).replaceAll(account, "//…@") : String(value);
  return text.length <= longestGiven ? text : `${text.slice(0, longestGiven)}…`;
}

function line({ path, given, allowed, remedy }: Problem): string {
  return `  ${path}: ${given === undefined ? "" : `given ${given}; `}allowed: ${allowed}; ${remedy}`;
}

/** The user's mistakes, all at once. Shown without a stack trace: the fault is in the stack file, not in the program. */
export class SiteError extends Error {
  readonly problems: readonly Problem[];

  /** `file`: which file they are in, for people. Default `the stack file`. */
  constructor(problems: readonly Problem[], file = "the stack file") {
    const count = problems.length === 1 ? "1 mistake" : `${String(problems.length)} mistakes`;
    super(`${count} in ${file}; nothing was changed:\n${problems.map(line).join("\n")}`);
    this.name = "SiteError";
    this.problems = problems;
    this.stack = this.message;
  }
}

/** Takes a step, and throws one {@link SiteError} with what was found before and what the step finds elsewhere. */
export function together<T>(found: readonly Problem[], step: () => T): T {
  const places = new Set(found.map(({ path }) => path));
  try {
    const result = step();
    if (found.length === 0) return result;
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    throw new SiteError([...found, ...error.problems.filter(({ path }) => !places.has(path))]);
  }
  throw new SiteError(found);
}
