import type { ImageSource } from "../site/site.ts";

/** Image of carriers and preparers: a shell and the few tools that make folders. */
export const toolbox =
  "docker.io/library/busybox:1.37.0@sha256:9db7b59979c38555a39def84a31fb98b5296952f9e3afd4f6f11f05b07adfab0";

/** The image that runs for an upstream reference: itself, or the id of what was built on this machine. */
export function imageFor(images: ImageSource, reference: string): string {
  if (images.source === "upstream") return reference;
  const id = images.ids[reference];
  if (id === undefined) throw new Error(`the check let an image pass that was not built: ${reference}`);
  return id;
}
