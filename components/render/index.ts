import type { Plan } from "../wiring/plan.ts";
import type { FilesRecord } from "../wiring/records.ts";
import { caddyfile } from "./caddyfile.ts";
import { mariadbFiles } from "./databases/mariadb.ts";
import { postgresFiles } from "./databases/postgres.ts";
import { redisFiles } from "./databases/redis.ts";
import { homePage } from "./home-page.ts";

type Files = Readonly<Record<string, string>>;

/** Files made of the whole Plan, by the name that a service's configuration asks for. */
const renderers: Readonly<Record<string, (plan: Plan) => Files>> = {
  caddyfile: (plan) => ({ Caddyfile: caddyfile(plan) }),
  mariadb: mariadbFiles,
  postgres: postgresFiles,
  redis: redisFiles,
  "home-page": (plan) => ({ "index.html": homePage(plan) }),
};

/** The files of one record: as the catalogue says them, or rendered. */
export function filesOf(record: FilesRecord, plan: Plan): Files {
  if ("files" in record) return record.files;
  const renderer = renderers[record.rendered];
  if (renderer === undefined) throw new Error(`${record.service} asks for ${record.rendered}, which nothing renders`);
  return renderer(plan);
}
