import { distance } from "fastest-levenshtein";

/** A name that is a DNS label, short enough that a revision's suffix still fits into one. */
export const nameForm = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,39}$/;

/** {@link nameForm} in words. */
export const nameRule = "1-40 lower-case letters, digits and single dashes, starting with a letter";

/** A host label of a route. */
export const hostForm = /^[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){0,62}$/;

/** {@link hostForm} in words. */
export const hostRule = "1-63 lower-case letters, digits and single dashes, without dots";

/**
 * `repository:tag@sha256:digest` with the registry spelt out, so that nothing depends on an engine's default.
 * The tag is for people, the digest decides; `latest` says nothing and is refused.
 */
export const imageForm =
  /^(?=.{1,400}$)[a-z0-9.-]+(?:\.[a-z0-9-]+|:[0-9]+|(?<=^localhost))(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+:(?!latest@)[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}@sha256:[0-9a-f]{64}$/;

/** {@link imageForm} in words. */
export const imageRule = "registry/repository:tag@sha256:<64 hex digits>, tag not latest";

/** An absolute folder in a container or on the host, written the one plain way. */
export const folderForm = /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._@+-]+)+$/;

/** {@link folderForm} in words. */
export const folderRule = "an absolute path without .., ~, variables, spaces, colons or a slash at its end";

/** The name closest to one that is not known; undefined when none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, apart: distance(name.toLowerCase(), candidate) }))
    .sort((a, b) => a.apart - b.apart);
  return best !== undefined && best.apart <= Math.max(1, Math.floor(name.length / 3)) ? best.candidate : undefined;
}
