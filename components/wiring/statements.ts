import { type OpenDecision, openDecisions } from "../catalogue/custom.ts";
import { isWaived } from "../catalogue/decide.ts";
import type { ServiceSpec } from "../catalogue/service.ts";
import type { Site } from "../site/site.ts";
import type { ExceptionRecord, NotYetProvided, WaiverRecord } from "./records.ts";
import type { Selected } from "./selected.ts";

/** What a service has decided, as a flat list from facet to decision. */
function decisions(spec: ServiceSpec): readonly (readonly [string, unknown])[] {
  const { route, database, metrics, internet, volumes } = spec;
  const auth = isWaived(route) ? [] : [["route.auth", route.auth] as const];
  const kept = Object.entries(volumes).map(([name, { keep }]) => [`volumes.${name}.keep`, keep] as const);
  return [["route", route], ...auth, ["database", database], ["metrics", metrics], ["internet", internet], ...kept];
}

/** What each facet still lacks a provider for. A row goes when its provider comes. */
const providersToCome: readonly {
  readonly facet: RegExp;
  readonly declared: (value: unknown) => string | undefined;
}[] = [
  { facet: /^metrics$/, declared: () => "a metrics page" },
  { facet: /\.keep$/, declared: () => "a backup" },
  {
    facet: /^route$/,
    declared: (value) =>
      typeof value === "object" && value !== null && "reach" in value && value.reach === "internet"
        ? "a public name"
        : undefined,
  },
];

/** Facets that are declared and not yet provided: printed, never dropped in silence. */
export function notYetProvided(services: readonly Selected[]): readonly NotYetProvided[] {
  return services.flatMap(({ spec }) =>
    decisions(spec)
      .filter(([, value]) => !isWaived(value))
      .flatMap(([facet, value]) =>
        providersToCome
          .filter((row) => row.facet.test(facet))
          .map((row) => row.declared(value))
          .filter((declared) => declared !== undefined)
          .map((declared) => ({ service: spec.name, facet, declared })),
      ),
  );
}

/** Facets that services do without, with their reasons. */
export function waivers(services: readonly Selected[]): readonly WaiverRecord[] {
  return services.flatMap(({ spec }) =>
    decisions(spec).flatMap(([facet, value]) =>
      isWaived(value) ? [{ service: spec.name, facet, reason: value.waived }] : [],
    ),
  );
}

/** Places where services are hardened less than all others, with their reasons. */
export function exceptions(services: readonly Selected[]): readonly ExceptionRecord[] {
  return services.flatMap(({ spec: { name, exceptions: made, internet } }) => [
    ...(made?.writableRoot === undefined
      ? []
      : [{ service: name, what: "writable root file system", reason: made.writableRoot }]),
    ...(made?.capabilities === undefined
      ? []
      : [{ service: name, what: `capability ${made.capabilities.add.join(", ")}`, reason: made.capabilities.reason }]),
    ...(isWaived(internet) ? [] : [{ service: name, what: "reaches the Internet", reason: internet.needed }]),
  ]);
}

/** Decisions that entries of the stack file leave open. */
export function openInCustom(site: Site): readonly OpenDecision[] {
  return Object.entries(site.custom).flatMap(([name, entry]) => openDecisions(name, entry));
}
