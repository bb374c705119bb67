import { z } from "zod";
import { siteSchema } from "../../components/site/schema.ts";

type Properties = Readonly<Record<string, object>>;

/**
 * JSON Schema of a stack file, for editors: what the site's schema says, each key with the prefix it has there.
 * Rules that a pattern cannot say are left to the program.
 */
export function stackFileSchema(): object {
  const { properties = {} } = z.toJSONSchema(siteSchema, { io: "input" }) as { properties?: Properties };
  const keys = Object.keys(properties).join("|");
  const prefixed = Object.entries(properties).map(([key, schema]) => [`hearth:${key}`, schema] as const);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Stack file of Hearth",
    description: "What Pulumi.<stack>.yaml may hold; every key is optional.",
    type: "object",
    properties: {
      config: {
        type: "object",
        properties: Object.fromEntries(prefixed),
        propertyNames: { not: { pattern: `^hearth:(?!(?:${keys})$)` } },
      },
    },
  };
}
