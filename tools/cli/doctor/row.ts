/** One thing that was looked at. */
export interface Row {
  readonly check: string;
  readonly found: string;
  /** `ok`; `note`: worth knowing; `broken`: to be mended. */
  readonly state: "ok" | "note" | "broken";
  /** What to do; empty when nothing. */
  readonly todo: string;
}

/** All is well. */
export function ok(check: string, found: string): Row {
  return { check, found, state: "ok", todo: "" };
}

/** Worth knowing. */
export function note(check: string, found: string, todo: string): Row {
  return { check, found, state: "note", todo };
}

/** To be mended. */
export function broken(check: string, found: string, todo: string): Row {
  return { check, found, state: "broken", todo };
}
