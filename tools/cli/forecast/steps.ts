import { z } from "zod";

/** What a preview says would happen to one resource. */
export interface Step {
  /** Pulumi's own word, such as `create` or `create-replacement`. */
  readonly op: string;
  readonly type: string;
  /** Name of the resource. */
  readonly name: string;
}

const event = z.object({
  resourcePreEvent: z.object({ metadata: z.object({ op: z.string(), urn: z.string(), type: z.string() }) }),
});

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // The last line of a log that was cut short.
    return undefined;
  }
}

/** Steps in an event log of Pulumi, one event a line; resources that stay as they are left out. */
export function stepsIn(log: string): readonly Step[] {
  return log.split("\n").flatMap((line) => {
    const read = event.safeParse(parsed(line));
    if (!read.success) return [];
    const { op, urn, type } = read.data.resourcePreEvent.metadata;
    return op === "same" ? [] : [{ op, type, name: urn.slice(urn.lastIndexOf("::") + 2) }];
  });
}
