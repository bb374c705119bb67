/** Data as an older version leaves it, made from today's. Paths are those of the data volume. */
export interface Older {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  /** Not yet made by the older version; there again after the start. */
  readonly gone: readonly string[];
  /** Made by the start beside these. */
  readonly leaves: readonly string[];
}

/** A database as a service declares it, and what to ask it. Commands run inside its container, without a shell. */
export interface Database {
  readonly name: string;
  /** The upstream image that the recipe stands in for. */
  readonly image: string;
  /** Where its data volume is mounted. */
  readonly data: string;
  /** Writable folders beside `/tmp`. */
  readonly scratch: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Files that are mounted read-only, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly health: string;
  /** Stores what `read` prints as `42`. */
  readonly write: readonly string[];
  readonly read: readonly string[];
  /** A stranger's try, which must fail. */
  readonly stranger: readonly string[];
  /** End with 0 when the data has no flaw. */
  readonly sound: readonly (readonly string[])[];
  /** The same with the server stopped, in a container of its own. */
  readonly soundAtRest: readonly string[];
  /** What lies in the volume, in the order in which a first start makes it; the first start is cut when it appears. */
  readonly moments: readonly string[];
  /** What lies in the volume after a whole first start. */
  readonly whole: string;
  /** What the next start makes good in data of an older version. */
  readonly older: readonly Older[];
}
