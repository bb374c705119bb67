import { safetyFolder } from "../database.ts";
import { waive } from "../decide.ts";
import { defineService } from "../define.ts";

/** PostgreSQL, for every service that asks for it. Facts: docker-library/postgres, PGDATA below the volume from 18 on. */
export const postgres = defineService(
  {
    name: "postgres",
    title: "PostgreSQL",
    purpose: "relational databases of other services",
    zone: "admin",
    provides: "postgres",
    image:
      "docker.io/library/postgres:18.6-alpine@sha256:77f585114c32fbca283dc835b0596f4e52b51b4c6662d7810b2f4084f60a1873",
    command: ["postgres", "-c", "config_file=/etc/hearth-postgres/postgresql.conf"],
    route: waive("speaks no HTTP"),
    database: waive("it is one"),
    volumes: {
      data: { mount: "/var/lib/postgresql", tier: "hot", keep: waive("each database is kept by itself") },
      safety: { mount: safetyFolder, tier: "warm", keep: waive("copies of what is kept elsewhere") },
    },
    secrets: { admin: { length: 32, fileVariable: "POSTGRES_PASSWORD_FILE" } },
    configuration: { mount: "/etc/hearth-postgres", rendered: "postgres" },
    metrics: waive("arrives with its exporter"),
    logs: "plain",
    health: { test: ["pg_isready", "--host=127.0.0.1", "--username=hearth"], start: "1m" },
    internet: waive("asks nobody"),
    budget: { memory: "512MiB", least: "64MiB", cores: 1 },
    scratch: ["/var/run/postgresql"],
    stopSeconds: 60,
  },
  ({ paths }) => ({
    PGDATA: `${paths.data}/data`,
    POSTGRES_USER: "hearth",
    // Without a language of the system's: an index never depends on the version of its library.
    POSTGRES_INITDB_ARGS: "--data-checksums --encoding=UTF8 --locale=C --auth-host=scram-sha-256",
  }),
);
