import { z } from "zod";
import { isMadeFlat } from "./flat.ts";

const resource = z.looseObject({
  urn: z.string(),
  type: z.string(),
  parent: z.string().optional(),
  dependencies: z.array(z.string()).optional(),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).optional(),
});

const exported = z.looseObject({ deployment: z.looseObject({ resources: z.array(resource) }) });

/** Types of what a state holds beside what a program makes itself. */
const isKept = (type: string) =>
  isMadeFlat(type) || type === "pulumi:pulumi:Stack" || type.startsWith("pulumi:providers:");

/**
 * The state of a flat program, out of that of the house that makes the same, as `pulumi stack export --show-secrets` prints it:
 * nothing is made anew, so the passwords and what was computed from them stay as they are. The components are left out, and
 * what was below them is below the stack.
 */
export function flatState(text: string, from: string, to: string): string {
  const urn = new RegExp(`urn:pulumi:${from}::([^:"]+)::([^"]+?)::`, "g");
  const rename = (_: string, project: string, types: string) =>
    `urn:pulumi:${to}::${project}::${types.split("$").at(-1) ?? types}::`;
  // Pulumi calls the resource of a stack after project and stack.
  const root = new RegExp(`(::pulumi:pulumi:Stack::[^":]+-)${from}"`, "g");
  const state = exported.parse(JSON.parse(text.replaceAll(urn, rename).replaceAll(root, `$1${to}"`)));
  const { resources } = state.deployment;
  const kept = resources.filter(({ type }) => isKept(type));
  const urnsKept = new Set(kept.map(({ urn }) => urn));
  const stack = kept.find(({ type }) => type === "pulumi:pulumi:Stack");
  const isThere = (urn: string) => urnsKept.has(urn);
  const flat = kept.map(({ parent, dependencies = [], propertyDependencies = {}, ...rest }) => ({
    ...rest,
    ...(parent === undefined ? {} : { parent: stack?.urn }),
    dependencies: dependencies.filter(isThere),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([property, all]) => [property, (all ?? []).filter(isThere)]),
    ),
  }));
  return JSON.stringify({ ...state, deployment: { ...state.deployment, resources: flat } });
}
