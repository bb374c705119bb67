import { customService } from "../catalogue/custom.ts";
import { asksOf, isDatabase } from "../catalogue/database.ts";
import type { Service, ServiceSpec } from "../catalogue/service.ts";
import type { Site } from "../site/site.ts";

/** The services a house can have: those it always has, and those it may choose. */
export interface Catalogue {
  readonly foundation: readonly Service[];
  readonly optional: readonly Service[];
}

/** A service as it is to run in this house. */
export interface Selected extends Service {
  /** It no longer runs; its data and secrets stay. */
  readonly retired: boolean;
}

function overridden(spec: ServiceSpec, site: Site): ServiceSpec {
  const { host, memory, cores } = site.services[spec.name] ?? {};
  const route = host !== undefined && "host" in spec.route ? { ...spec.route, host } : spec.route;
  const budget = { ...spec.budget, ...(memory && { memory }), ...(cores && { cores }) };
  return { ...spec, route, budget };
}

/** Databases that others ask for and nobody names; retired with the last that asks. */
function databasesFor(named: readonly Selected[], { optional }: Catalogue): readonly Selected[] {
  return optional.flatMap((service) => {
    const { name, provides } = service.spec;
    const askers = named.filter(({ spec }) => asksOf(spec).some(({ engine }) => engine === provides));
    if (!isDatabase(service.spec) || askers.length === 0 || named.some(({ spec }) => spec.name === name)) return [];
    return [{ ...service, retired: askers.every(({ retired }) => retired) }];
  });
}

/** The services of this house, running or retired, ordered by name so that the Plan is deterministic. */
export function select(catalogue: Catalogue, site: Site): readonly Selected[] {
  const retired = new Set(site.retired);
  const isChosen = ({ spec: { name } }: Service) => Object.hasOwn(site.services, name) || retired.has(name);
  const custom = Object.entries(site.custom).map(([name, entry]) => customService(name, entry));
  const named = [...catalogue.foundation, ...catalogue.optional.filter(isChosen), ...custom].map((service) => ({
    ...service,
    retired: retired.has(service.spec.name),
  }));
  return [...named, ...databasesFor(named, catalogue)]
    .map((service) => ({ ...service, spec: overridden(service.spec, site) }))
    .sort((a, b) => (a.spec.name < b.spec.name ? -1 : 1));
}

/** Only those that run. */
export function running(services: readonly Selected[]): readonly Selected[] {
  return services.filter(({ retired }) => !retired);
}
