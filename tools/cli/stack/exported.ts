import { z } from "zod";
import { capture, type Pulumi } from "../pulumi/call.ts";

/** How Pulumi marks a secret in an exported state. Source: pulumi/pulumi 3.259.0, sdk/go/common/resource/sig. */
const mark = { key: "4dabf18193072939515e22adb298388d", secret: "1b47061264138c4ac30d75fd1eb44270" } as const;

const sealed = z.object({ [mark.key]: z.literal(mark.secret), plaintext: z.string() });

const resource = z.looseObject({
  urn: z.string(),
  type: z.string(),
  protect: z.boolean().optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
});

const exported = z.looseObject({ deployment: z.looseObject({ resources: z.array(resource).optional() }) });

/** A resource as Pulumi exports it. */
export type ExportedResource = z.output<typeof resource>;

/** A state as Pulumi exports it; what is not looked at is handed back as it was. */
export type ExportedState = z.output<typeof exported>;

/** Exports a state. `shown`: secrets are in clear, so the result stays in memory; otherwise they stay encrypted. */
export async function exportState(pulumi: Pulumi, secrets: "shown" | "sealed"): Promise<ExportedState> {
  const { stdout } = await capture(pulumi, ["stack", "export", ...(secrets === "shown" ? ["--show-secrets"] : [])]);
  return exported.parse(JSON.parse(stdout));
}

/** Puts an exported state in place of the one that is there; Pulumi seals again what is in clear. */
export async function importState(pulumi: Pulumi, state: ExportedState): Promise<void> {
  await capture(pulumi, ["stack", "import"], JSON.stringify(state));
}

/** A state with other resources; those for which nothing is given go. */
export function withResources(
  state: ExportedState,
  change: (resource: ExportedResource) => ExportedResource | undefined,
): ExportedState {
  const resources = (state.deployment.resources ?? []).flatMap((one) => change(one) ?? []);
  return { ...state, deployment: { ...state.deployment, resources } };
}

/** The text that a shown secret holds; undefined when it holds none. */
export function shownText(value: unknown): string | undefined {
  const { data } = sealed.safeParse(value);
  if (data === undefined) return undefined;
  const text: unknown = JSON.parse(data.plaintext);
  return typeof text === "string" ? text : undefined;
}

/** A text as a secret in clear, to be sealed when it is imported. */
export function asShown(text: string): unknown {
  return { [mark.key]: mark.secret, plaintext: JSON.stringify(text) };
}
