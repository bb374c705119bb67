import { isWaived } from "../catalogue/decide.ts";
import type { FullBound } from "../catalogue/service.ts";
import type { Site } from "../site/site.ts";
import { boundDatabases } from "./databases.ts";
import { urlOf } from "./routes.ts";
import { secretsFolder } from "./secret-names.ts";
import type { Selected } from "./selected.ts";

/** Everything a service's environment may refer to. */
export function bind({ spec }: Selected, site: Site): FullBound {
  const named = Object.keys(spec.secrets ?? {}).map((name) => [name, `${secretsFolder}/${name}`] as const);
  const asked = boundDatabases(spec, site).map(({ part, bound }) => [part, bound] as const);
  return {
    paths: Object.fromEntries(Object.entries(spec.volumes).map(([name, { mount }]) => [name, mount])),
    secrets: Object.fromEntries(named),
    ...(isWaived(spec.route) ? {} : { url: urlOf(site.access, spec.route.host) }),
    ...Object.fromEntries(asked),
  };
}
