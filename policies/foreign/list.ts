/** A check of another rule set. */
export interface ForeignCheck {
  /** As anchors of rules write it, such as `CL-0001`. */
  readonly id: string;
  /** What it looks for, in few words. */
  readonly title: string;
  /** What no rule of the pack sees of it, and why. A check that no rule names has one. */
  readonly gap?: string;
  /** How it reads for Docker and Pulumi, or where the pack asks for more. */
  readonly note?: string;
}

/** A rule set of others, check by check. */
export interface ForeignList {
  readonly name: string;
  /** The version whose checks these are. */
  readonly version: string;
  /** Where its checks stand. */
  readonly source: string;
  readonly checks: readonly ForeignCheck[];
}

/** Ids of a list's checks. */
export type IdOf<List extends ForeignList> = List["checks"][number]["id"];
