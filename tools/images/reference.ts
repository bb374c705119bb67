/** An upstream image as a service names it. */
export interface Reference {
  /** The text as given. */
  readonly full: string;
  /** Host and path, such as `docker.io/library/caddy`. */
  readonly repository: string;
  readonly tag: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

const form =
  /^(?<repository>[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9._-]+)+):(?<tag>[\w][\w.-]{0,127})@(?<digest>sha256:[0-9a-f]{64})$/;

/** Reads `repository:tag@sha256:digest`. Throws an Error that says which form is allowed. */
export function parseReference(full: string): Reference {
  const groups = form.exec(full)?.groups;
  const { repository, tag, digest } = groups ?? {};
  if (repository === undefined || tag === undefined || digest === undefined) {
    throw new Error(
      `image reference: given "${full}"; allowed: host/path:tag@sha256:<64 hexadecimal digits>; pin the image by tag and digest`,
    );
  }
  return { full, repository, tag, digest };
}
