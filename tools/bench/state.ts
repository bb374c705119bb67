import { z } from "zod";

const resource = z.object({
  urn: z.string(),
  type: z.string(),
  id: z.string().default(""),
  custom: z.boolean(),
  inputs: z.record(z.string(), z.unknown()).default({}),
  outputs: z.record(z.string(), z.unknown()).default({}),
  dependencies: z.array(z.string()).default([]),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).default({}),
  protect: z.boolean().default(false),
  ignoreChanges: z.array(z.string()).default([]),
});

const exported = z.object({ deployment: z.object({ resources: z.array(resource) }) });

/** A resource as `pulumi stack export --show-secrets` prints it, in an order in which each comes after what it needs. */
export type Exported = z.output<typeof resource>;

/** Reads an exported stack. */
export function parseExport(text: string): readonly Exported[] {
  return exported.parse(JSON.parse(text)).deployment.resources;
}

const labelled = z.object({ labels: z.array(z.object({ label: z.string(), value: z.string() })) });

/** Names of the services that an exported stack makes. */
export function servicesOf(resources: readonly Exported[]): readonly string[] {
  const labels = resources.flatMap(({ inputs }) => labelled.safeParse(inputs).data?.labels ?? []);
  return [...new Set(labels.flatMap(({ label, value }) => (label === "hearth.service" ? [value] : [])))];
}

const secretKey = "4dabf18193072939515e22adb298388d";
const shownSecret = z.object({ [secretKey]: z.string(), plaintext: z.string() });

/** The value inside Pulumi's wrapping of a secret; undefined when it is none. */
export function secretIn(value: unknown): { readonly value: unknown } | undefined {
  const { success, data } = shownSecret.safeParse(value);
  return success ? { value: JSON.parse(data.plaintext) as unknown } : undefined;
}
