import type { Input } from "../../support/house.ts";

/** A place that must be named, and the value that must be shown there; null where there is none or it may be a secret. */
export type Expected = readonly [path: string, given: string | null];

/** A bad stack file and every problem that it has. */
export interface Row {
  readonly what: string;
  readonly input: Input;
  readonly expected: readonly Expected[];
  /** Name of the stack. Default `dev`. */
  readonly stack?: string;
}

/** Rows for one field that is given one bad value after another. */
export function each(
  path: string,
  place: (value: unknown) => Input,
  values: readonly (readonly [what: string, value: unknown, given: string])[],
): readonly Row[] {
  return values.map(([what, value, given]) => ({
    what: `${path}: ${what}`,
    input: place(value),
    expected: [[path, given]],
  }));
}
