import { safetyFolder } from "../database.ts";
import { waive } from "../decide.ts";
import { defineService } from "../define.ts";

/** MariaDB, for every service that asks for it. Facts: MariaDB/mariadb-docker, issue 554 for the hardening. */
export const mariadb = defineService(
  {
    name: "mariadb",
    title: "MariaDB",
    purpose: "relational databases of other services",
    zone: "admin",
    provides: "mariadb",
    image: "docker.io/library/mariadb:11.8.9@sha256:2d2f4095530294735a857cfe22bb101e19b0849b416911c796ec4aa81b164a62",
    command: ["sh", "/etc/mysql/conf.d/start.sh"],
    route: waive("speaks no HTTP"),
    database: waive("it is one"),
    volumes: {
      data: { mount: "/var/lib/mysql", tier: "hot", keep: waive("each database is kept by itself") },
      safety: { mount: safetyFolder, tier: "warm", keep: waive("copies of what is kept elsewhere") },
    },
    secrets: { admin: { length: 32, fileVariable: "MARIADB_ROOT_PASSWORD_FILE" } },
    configuration: { mount: "/etc/mysql/conf.d", rendered: "mariadb" },
    metrics: waive("arrives with its exporter"),
    logs: "plain",
    health: { test: ["healthcheck.sh", "--connect", "--innodb_initialized"], start: "2m" },
    internet: waive("asks nobody"),
    budget: { memory: "512MiB", least: "192MiB", cores: 1 },
    scratch: ["/run/mysqld"],
    stopSeconds: 120,
  },
  // From the network root is refused: nobody but the container's own processes may be it.
  () => ({ MARIADB_ROOT_HOST: "localhost" }),
);
