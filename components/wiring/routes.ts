import { isWaived } from "../catalogue/decide.ts";
import type { Access } from "../site/access.ts";
import type { Site } from "../site/site.ts";
import type { RouteRecord } from "./records.ts";
import type { Selected } from "./selected.ts";

const usualPort = { http: 80, https: 443 } as const;

/** Address of a host label as a browser writes it. */
export function urlOf({ scheme, suffix, port }: Access, host: string): string {
  const explicit = port === usualPort[scheme] ? "" : `:${String(port)}`;
  return `${scheme}://${host}.${suffix}${explicit}`;
}

/** A page of the proxy for every service that has a route. */
export function routes(services: readonly Selected[], site: Site): readonly RouteRecord[] {
  return services.flatMap(({ spec }) => {
    if (isWaived(spec.route)) return [];
    const { host, port, reach, auth } = spec.route;
    const open = isWaived(auth) && !site.access.signInEverywhere;
    return [
      {
        service: spec.name,
        title: spec.title,
        purpose: spec.purpose,
        zone: spec.zone,
        host: `${host}.${site.access.suffix}`,
        url: urlOf(site.access, host),
        upstream: { ref: "revision", of: spec.name } as const,
        port,
        auth: open ? ("none" as const) : ("basic" as const),
        ...(open ? { openBecause: auth.waived } : {}),
        healthPath: spec.health.path ?? "/",
        reach,
      },
    ];
  });
}
