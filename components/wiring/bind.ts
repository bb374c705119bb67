import { isWaived } from "../catalogue/decide.ts";
import type { Database } from "../catalogue/facets.ts";
import type { DatabaseBinding, FullBound } from "../catalogue/service.ts";
import type { Site } from "../site/site.ts";
import { urlOf } from "./routes.ts";
import { secretsFolder } from "./secrets.ts";
import type { Selected } from "./selected.ts";

const databasePorts = { postgres: 5432, mariadb: 3306, redis: 6379 } as const;

function databaseOf(service: string, { engine }: Database): DatabaseBinding {
  const name = service.replaceAll("-", "_");
  return { host: engine, port: databasePorts[engine], name, user: name, passwordFile: `${secretsFolder}/database` };
}

/** Everything a service's environment may refer to. */
export function bind({ spec }: Selected, site: Site): FullBound {
  const named = Object.keys(spec.secrets ?? {}).map((name) => [name, `${secretsFolder}/${name}`] as const);
  return {
    paths: Object.fromEntries(Object.entries(spec.volumes).map(([name, { mount }]) => [name, mount])),
    secrets: Object.fromEntries(named),
    ...(isWaived(spec.route) ? {} : { url: urlOf(site.access, spec.route.host) }),
    ...(isWaived(spec.database) ? {} : { database: databaseOf(spec.name, spec.database) }),
  };
}
