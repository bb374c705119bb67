import { type DatabaseEngine, databaseEngines } from "../site/database-engines.ts";
import { isWaived } from "./decide.ts";
import type { ServiceSpec } from "./service.ts";

/** Folder of a server of databases in which copies lie that were made before a change. */
export const safetyFolder = "/var/lib/hearth-safety";

/** Facets that a server of databases fulfils; each has a secret of its name. */
export type DatabasePart = "database" | "cache";

/** What a service asks of servers of databases. */
export function asksOf({ database, cache }: Pick<ServiceSpec, "database" | "cache">): readonly {
  readonly part: DatabasePart;
  readonly engine: DatabaseEngine;
}[] {
  return [
    ...(isWaived(database) ? [] : [{ part: "database" as const, engine: database.engine }]),
    ...(cache === undefined ? [] : [{ part: "cache" as const, engine: cache.engine }]),
  ];
}

/** Whether a service keeps databases for others. */
export function isDatabase({ provides }: Pick<ServiceSpec, "provides">): boolean {
  return databaseEngines.some((engine) => engine === provides);
}
