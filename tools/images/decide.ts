import type { LockedImage } from "../../components/site/image-lock.ts";

/** What there is, for one upstream reference. */
export interface Situation {
  readonly reference: string;
  /** The image built by today's recipe. */
  readonly built: { readonly program: string; readonly version: string; readonly recipe: string };
  /** Absent: never locked. */
  readonly locked?: LockedImage;
  /** Whether the engine has the locked image. */
  readonly inEngine: boolean;
  /** Whether the archive of the locked image is still in the cache. */
  readonly archived: boolean;
}

/** What the user asked for beyond the ordinary. Absent fields: no. */
export interface Asked {
  /** Take today's recipe instead of the locked image. */
  readonly refresh?: boolean;
  /** Allow another major version, or another program, than the locked one. */
  readonly otherMajor?: boolean;
}

/** What is done: keep the locked image, load its archive again, or lock the image built now. */
export interface Decision {
  readonly act: "keep" | "restore" | "lock";
  /** A line for the user; absent when nothing is out of the ordinary. */
  readonly note?: string;
}

/** Thrown when another program or major version would take the place of the locked one. */
export class OtherMajorVersion extends Error {
  constructor(situation: Situation, locked: LockedImage) {
    const { built, reference } = situation;
    super(
      `${reference}: given ${built.program} ${built.version}; allowed: ${locked.program} ${locked.version} or another version ${majorOf(locked.version)}, ` +
        "for that is what the data was written with; back up the data, read the program's upgrade notes, then allow another major version",
    );
    this.name = "OtherMajorVersion";
  }
}

/** The first number of a version. */
export function majorOf(version: string): string {
  return /^\d+/.exec(version)?.[0] ?? version;
}

function sameLine(situation: Situation, locked: LockedImage): boolean {
  return situation.built.program === locked.program && majorOf(situation.built.version) === majorOf(locked.version);
}

/**
 * Decides for one image: what is locked stays, until a refresh is asked for or it cannot be had any more.
 * Throws {@link OtherMajorVersion} rather than let another major version take over by itself.
 */
export function decide(situation: Situation, asked: Asked = {}): Decision {
  const { built, locked, inEngine, archived, reference } = situation;
  if (locked === undefined) return { act: "lock" };
  const unchanged = built.recipe === locked.recipe;
  if (unchanged && inEngine) return { act: "keep" };
  if (unchanged) return { act: "restore" };
  const now = `${built.program} ${built.version}`;
  const before = `${locked.program} ${locked.version}`;
  if (asked.refresh !== true) {
    const note = `${reference}: stays at ${before} as locked; ${now} is built and taken by a refresh`;
    if (inEngine) return { act: "keep", note };
    if (archived) return { act: "restore", note };
  }
  if (asked.otherMajor !== true && !sameLine(situation, locked)) throw new OtherMajorVersion(situation, locked);
  const why = asked.refresh === true ? "refresh" : "the locked image is neither in the engine nor in the cache";
  return { act: "lock", note: `${reference}: ${before} -> ${now} (${why})` };
}
