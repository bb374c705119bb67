import { z } from "zod";
import { type Problem, SiteError } from "./errors.ts";
import { imageForm } from "./naming.ts";

const lockSchema = z.object({
  images: z.record(
    z.string().regex(imageForm),
    z.object({ id: z.templateLiteral(["sha256:", z.string().regex(/^[0-9a-f]{64}$/)]) }),
  ),
});

/** Image ids by upstream reference, from the text of a lock file. Throws a {@link SiteError} that names the file. */
export function parseImageLock(path: string, content: string): Readonly<Record<string, `sha256:${string}`>> {
  const problem: Problem = {
    path: "hearth:images.lock",
    given: path,
    allowed: "a lock file as building the images writes it",
    remedy: "run npm run up, which writes it anew",
  };
  const parsed = lockSchema.safeParse(jsonOf(content));
  if (!parsed.success) throw new SiteError([problem]);
  return Object.fromEntries(Object.entries(parsed.data.images).map(([reference, { id }]) => [reference, id]));
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // Not JSON is one more way of not being a lock file; the schema refuses it by name.
    return undefined;
  }
}
