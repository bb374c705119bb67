import type { Rule } from "./rule.ts";
import { routes } from "./routes.ts";
import { running } from "./selected.ts";

/** Two services under one name: the second would never be reached. */
export const routeProblems: Rule = ({ services, site }) => {
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
