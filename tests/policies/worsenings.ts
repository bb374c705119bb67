import type { Subject, Token } from "../../policies/judged.ts";

/** Values that make a field worse, by its path; `absent` removes it. */
export type Worse = Readonly<Record<string, readonly unknown[]>>;

/** Removes a field. */
export const absent = Symbol("absent");

/** One field of a clean resource made worse. */
export interface Mutant {
  readonly what: string;
  readonly subject: Subject;
}

function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (String(index) === key ? changed(one, rest, to) : one));
  const whole = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (rest.length === 0 && to === absent)
    return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
  return { ...whole, [key]: changed(whole[key], rest, to) };
}

function said(value: unknown): string {
  return value === absent ? "absent" : JSON.stringify(value);
}

/** Every worsening of a clean resource, one field each. */
export function mutants<T extends Token>(clean: Subject<T>, worse: Worse): readonly Mutant[] {
  return Object.entries(worse).flatMap(([path, values]) =>
    values.map((value) => ({
      what: `${clean.type.split(":").at(-1) ?? ""} ${path} = ${said(value)}`,
      subject: { ...clean, props: changed(clean.props, path.split("."), value) } as Subject,
    })),
  );
}
