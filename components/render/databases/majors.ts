import type { DatabaseEngine } from "../../site/database-engines.ts";

/** How one kind of server counts versions, and where the data says which wrote it. */
interface Major {
  /** Leading numbers of a version that name a line whose data other lines do not take as it is. */
  readonly numbers: 1 | 2;
  /** Shell that prints the version of the data in the working folder; nothing where there is no data yet. */
  readonly mark: string;
  /** Program of the server, which prints its version when asked for it. */
  readonly program: string;
}

/**
 * One for each engine. Facts: PostgreSQL, "Upgrading a Cluster"; MariaDB, mariadb-upgrade (its lines are 10.11, 11.4, 11.8);
 * Redis writes `redis-ver` into the head of each snapshot.
 */
export const databaseMajors: Readonly<Record<DatabaseEngine, Major>> = {
  postgres: { numbers: 1, mark: "cat data/PG_VERSION", program: "postgres" },
  mariadb: { numbers: 2, mark: "cat mariadb_upgrade_info mysql_upgrade_info | head -n 1", program: "mariadbd" },
  redis: {
    numbers: 1,
    mark: String.raw`head -c 80 appendonlydir/*.base.rdb | tr -c '0-9a-z.-' '\n' | sed -n '/^redis-ver$/{n;p;q}'`,
    program: "redis-server",
  },
};

/** The line of a version, such as `18` of `18.6-alpine`, or `11.8` of `11.8.9-MariaDB`; undefined where the text begins with none. */
export function majorOf(engine: DatabaseEngine, version: string): string | undefined {
  const all = /^\d+(?:\.\d+)*/.exec(version.trim())?.[0].split(".");
  return all?.slice(0, databaseMajors[engine].numbers).join(".");
}
