import { isWaived } from "../catalogue/decide.ts";
import type { Rule } from "./rule.ts";
import type { Selected } from "./selected.ts";

/** Waivers and reasons anywhere in a spec, by their path. */
function reasons(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (isWaived(value)) return [[path, value.waived]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === "reason" || key === "needed" || key === "writableRoot") && typeof inner === "string"
      ? [[`${path}.${key}`, inner] as const]
      : reasons(inner, `${path}.${key}`),
  );
}

const emptyReason: Rule = ({ services }) =>
  services.flatMap(({ spec }: Selected) =>
    reasons(spec, spec.name)
      .filter(([, reason]) => reason.trim().length < 3)
      .map(([path, reason]) => ({
        path,
        given: JSON.stringify(reason),
        allowed: "a reason in words",
        remedy: "say why, or decide for the facet",
      })),
  );

const scratchBackedUp: Rule = ({ services }) =>
  services.flatMap(({ spec }) =>
    Object.entries(spec.volumes)
      .filter(([, { tier, keep }]) => tier === "scratch" && !isWaived(keep))
      .map(([name]) => ({
        path: `${spec.name}.volumes.${name}`,
        given: "a backup of the scratch tier",
        allowed: "scratch without a backup, or another tier",
        remedy: "waive keep, or choose another tier",
      })),
  );

const shortSecret: Rule = ({ services }) =>
  services.flatMap(({ spec }) =>
    Object.entries(spec.secrets ?? {})
      .filter(([, { length }]) => length < 24)
      .map(([name, { length }]) => ({
        path: `${spec.name}.secrets.${name}.length`,
        given: String(length),
        allowed: "at least 24",
        remedy: "make it longer; nobody types it",
      })),
  );

const rules: readonly Rule[] = [emptyReason, scratchBackedUp, shortSecret];

/** Decisions that a type cannot see. */
export const specProblems: Rule = (input) => rules.flatMap((rule) => rule(input));
