import { createHash } from "node:crypto";

/** What a service's container is made of, as far as the Plan knows it. */
interface Made {
  readonly container?: { readonly image: string };
  readonly files?: unknown;
  readonly secrets: readonly { readonly rotation: number }[];
}

/** A word that is another when anything that replaces a service's container is. */
export function changeOf({ container, files, secrets }: Made, imageOf: (reference: string) => string): string {
  const image = container === undefined ? undefined : imageOf(container.image);
  const rotations = secrets.map(({ rotation }) => rotation);
  return createHash("sha256")
    .update(JSON.stringify([container, files, rotations, image]))
    .digest("hex")
    .slice(0, 16);
}
