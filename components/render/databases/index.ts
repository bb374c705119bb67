import type { DatabaseEngine } from "../../site/database-engines.ts";
import type { Plan } from "../../wiring/plan.ts";
import { mariadbStatements } from "./mariadb.ts";
import { postgresStatements } from "./postgres.ts";
import { redisStatements } from "./redis.ts";
import type { Statements } from "./statements.ts";

/** What each engine is told. Throws when the Plan lacks the network of a zone. */
export function statementsOf({ networks }: Pick<Plan, "networks">): Readonly<Record<DatabaseEngine, Statements>> {
  const subnetOf = (zone: string): string => {
    const network = networks.find(({ name }) => name === `${zone}-data`);
    if (network === undefined) throw new Error(`no network ${zone}-data`);
    return network.subnet;
  };
  return { postgres: postgresStatements, mariadb: mariadbStatements(subnetOf), redis: redisStatements };
}
