import type { Subject } from "../../policies/judged.ts";

/** Values that make a field worse, by its path; `absent` removes it. A path is of the inputs, or begins with `opts`. */
export type Worse = Readonly<Record<string, readonly unknown[]>>;

/** A clean resource, and what makes it worse. */
export interface Worsened<S extends Subject = Subject> {
  readonly clean: S;
  readonly worse: Worse;
  /** Resources that are clean together with it; absent: the clean house. */
  readonly among?: readonly Subject[];
}

/** Removes a field. */
export const absent = Symbol("absent");

/** A stack in which one thing is worse than in a clean one. */
export interface Mutant {
  readonly what: string;
  /** What is worse; absent: a resource that is gone. */
  readonly subject?: Subject;
  /** Everything, with what is worse. */
  readonly stack: readonly Subject[];
}

/** A copy of a value in which what stands at a path is another. */
export function changed(value: unknown, [key, ...rest]: readonly (string | number)[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (String(index) === String(key) ? changed(one, rest, to) : one));
  const whole = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (rest.length === 0 && to === absent)
    return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
  return { ...whole, [key]: changed(whole[key], rest, to) };
}

function said(value: unknown): string {
  return value === absent ? "absent" : JSON.stringify(value);
}

function titleOf({ type, name }: Subject): string {
  return `${
    type
      .replace(/^pulumi:providers:/, "provider ")
      .split(":")
      .at(-1) ?? ""
  } ${name}`;
}

function worsened(clean: Subject, path: string, value: unknown): Subject {
  const inside = path.startsWith("opts.") ? path : `props.${path}`;
  return changed(clean, inside.split("."), value) as Subject;
}

/** Every worsening of a resource of a clean stack, one field each. */
export function mutants({ clean, worse }: Worsened, stack: readonly Subject[]): readonly Mutant[] {
  return Object.entries(worse).flatMap(([path, values]) =>
    values.map((value) => {
      const subject = worsened(clean, path, value);
      return {
        what: `${titleOf(clean)} ${path} = ${said(value)}`,
        subject,
        stack: stack.map((one) => (one.urn === clean.urn ? subject : one)),
      };
    }),
  );
}

/** The stack without one resource. */
export function without(removed: Subject, stack: readonly Subject[]): Mutant {
  return { what: `${titleOf(removed)} is gone`, stack: stack.filter(({ urn }) => urn !== removed.urn) };
}
