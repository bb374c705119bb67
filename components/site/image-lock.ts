import { z } from "zod";
import { type Problem, SiteError } from "./errors.ts";
import { imageForm } from "./naming.ts";

const hash = /^[0-9a-f]{64}$/;

/** Id of an image in an engine. */
export const imageId = z.templateLiteral(["sha256:", z.string().regex(hash)]);

/** As {@link imageId} gives it. */
export type ImageId = z.infer<typeof imageId>;

const lockedImage = z.object({
  id: imageId,
  program: z.string().min(1),
  version: z.string().min(1),
  recipe: z.string().regex(hash),
});

const lockSchema = z.object({
  source: z.literal("distribution"),
  images: z.record(z.string().regex(imageForm), lockedImage),
});

/** The image that stands in for one upstream reference: its id in the engine, and what it runs. */
export type LockedImage = z.infer<typeof lockedImage>;

/** Which built image stands in for which upstream reference; kept beside the state, never in the Plan. */
export type ImageLock = z.infer<typeof lockSchema>;

/** The lock that a text of a lock file holds. Throws a {@link SiteError} that names the file. */
export function parseLock(path: string, content: string): ImageLock {
  const problem: Problem = {
    path: "hearth:images.lock",
    given: `${path}, which is ${content.trim() === "" ? "empty" : "cut short or edited"}`,
    allowed: "a lock file as building the images writes it",
    remedy: `restore it from a backup; or remove it (rm ${path}), and npm run up locks the images anew, in the versions that are built now`,
  };
  const parsed = lockSchema.safeParse(jsonOf(content));
  if (!parsed.success) throw new SiteError([problem]);
  return parsed.data;
}

/** Image ids by upstream reference, from the text of a lock file. Throws a {@link SiteError} that names the file. */
export function parseImageLock(path: string, content: string): Readonly<Record<string, ImageId>> {
  return Object.fromEntries(
    Object.entries(parseLock(path, content).images).map(([reference, { id }]) => [reference, id]),
  );
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // Not JSON is one more way of not being a lock file; the schema refuses it by name.
    return undefined;
  }
}
