import type { DatabaseAsked } from "../../contracts/database.ts";

/** What an engine is told, on standard input of its own client inside its container. */
export interface Statements {
  /** The client; plain words. What needs the administrator's password reads its file there. */
  readonly client: readonly [string, ...string[]];
  /** What it keeps in place of a password: enough to check one, too little to sign in. */
  readonly verifier: (password: string, user: string) => string;
  /** Makes database, role and account, or puts them right. Safe to repeat. */
  readonly open: (asked: DatabaseAsked, verifier: string) => string;
  /** Copies the databases of these names into the safety volume, or all without any; plain words. */
  readonly keepCopy: (...names: readonly string[]) => readonly [string, ...string[]];
  /** Puts a copy of the database of that name back, the newest without one; prints which. */
  readonly restore: (name: string, ...copy: readonly string[]) => readonly [string, ...string[]];
  /** Removes accounts of other rotations and ends their sessions. Safe to repeat. */
  readonly closeOthers: (asked: DatabaseAsked) => string;
}
