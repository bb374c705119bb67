import { isWaived } from "../catalogue/decide.ts";
import type { Rule } from "./rule.ts";
import { routes } from "./routes.ts";
import { running } from "./selected.ts";

/** Two services under one name: the second would never be reached. */
const sameHost: Rule = ({ services, site }) => {
  const byHost = Map.groupBy(routes(running(services), site), ({ host }) => host);
  return [...byHost].flatMap(([host, [first, ...others]]) =>
    others.map(({ service }) => ({
      path: service in site.custom ? `hearth:custom.${service}.host` : `hearth:services.${service}.host`,
      given: host,
      allowed: `a host that ${first?.service ?? "another service"} does not have`,
      remedy: "give one of them another host",
    })),
  );
};

/** A host for a service without a page: it would be dropped in silence. */
const hostWithoutRoute: Rule = ({ services, site }) =>
  services.flatMap(({ spec: { name, route } }) => {
    const host = site.services[name]?.host;
    if (host === undefined || !isWaived(route)) return [];
    return [
      {
        path: `hearth:services.${name}.host`,
        given: host,
        allowed: "a host only for a service with a page of its own",
        remedy: `remove it; ${name} has no page: ${route.waived}`,
      },
    ];
  });

/** Hosts that are taken or lead nowhere. */
export const routeProblems: Rule = (input) => [...sameHost(input), ...hostWithoutRoute(input)];
