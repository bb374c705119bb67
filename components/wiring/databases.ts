import type { DatabaseAsked } from "../contracts/database.ts";
import { asksOf, type DatabasePart } from "../catalogue/database.ts";
import type { DatabaseBinding, ServiceSpec } from "../catalogue/service.ts";
import type { DatabaseEngine } from "../site/database-engines.ts";
import type { Site } from "../site/site.ts";
import { rotationOf, secretsFolder } from "./secret-names.ts";
import { running, type Selected } from "./selected.ts";

interface DatabaseServer {
  readonly port: number;
  /** How its addresses begin. */
  readonly scheme: string;
  /** Databases and roles that are its own. */
  readonly own: readonly string[];
  /** Other names that it gives to no role. Default none. */
  readonly refuses?: RegExp;
}

/** What is known of each engine. */
export const databaseServers: Readonly<Record<DatabaseEngine, DatabaseServer>> = {
  // Fact: PostgreSQL, CREATE ROLE: names that begin with pg_ are the system's; public and none are words of its language.
  postgres: {
    port: 5432,
    scheme: "postgresql",
    own: ["hearth", "postgres", "template0", "template1"],
    refuses: /^(?:pg_.*|public|none)$/,
  },
  mariadb: { port: 3306, scheme: "mysql", own: ["information_schema", "mysql", "performance_schema", "sys"] },
  redis: { port: 6379, scheme: "redis", own: [] },
};

/** What a service asked of a server, and how it gets there. */
export interface Ask {
  readonly part: DatabasePart;
  readonly engine: DatabaseEngine;
  readonly bound: DatabaseBinding;
}

/** How a service reaches each database that it asked for. */
export function boundDatabases(spec: ServiceSpec, site: Site): readonly Ask[] {
  const own = spec.name.replaceAll("-", "_");
  return asksOf(spec).map(({ part, engine }) => {
    // A dot stands in no name of a service, so nothing of one is called as something of another.
    const name = part === "database" ? own : `${own}.${part}`;
    const user = `${name}.r${String(rotationOf(spec, site))}`;
    const passwordFile = `${secretsFolder}/${part}`;
    const { port } = databaseServers[engine];
    return { part, engine, bound: { host: engine, port, name, user, passwordFile, urlFile: `${passwordFile}-url` } };
  });
}

/** Databases of every service that runs and asks for one. */
export function databases(services: readonly Selected[], site: Site): readonly DatabaseAsked[] {
  return running(services).flatMap(({ spec }) =>
    boundDatabases(spec, site).map(({ part, engine, bound: { name, user } }) => {
      return { service: spec.name, part, engine, zone: spec.zone, name, user, rotation: rotationOf(spec, site) };
    }),
  );
}
