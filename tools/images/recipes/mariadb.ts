import { defineRecipe } from "../recipe.ts";

const defaults = `# Values of upstream's image; files in conf.d come after them and win.
[client-server]
socket = /run/mysqld/mysqld.sock

[mariadbd]
character-set-server = utf8mb4
collation-server = utf8mb4_uca1400_ai_ci
datadir = /var/lib/mysql
host-cache-size = 0
pid-file = /run/mysqld/mysqld.pid
skip-name-resolve

!includedir /etc/mysql/conf.d/
`;

/** Its first start knows the variables that scripts/mariadb/docker-entrypoint.sh names. */
export const mariadb = defineRecipe({
  name: "mariadb",
  repository: "docker.io/library/mariadb",
  program: "mariadb",
  from: {
    kind: "packages",
    packages: ["mariadb-server-core", "mariadb-client", "tzdata"],
    versionOf: "mariadb-server-core",
    without: ["debianutils", "libconfig-inifiles-perl", "mariadb-common", "mysql-common", "perl", "perl-base"],
  },
  entrypoint: ["docker-entrypoint.sh"],
  command: ["mariadbd"],
  environment: { LANG: "C.UTF-8" },
  user: "999:999",
  accounts: [{ name: "mysql", id: 999 }],
  exposes: ["3306/tcp"],
  folders: ["/etc/mysql/conf.d", "/run/mysqld", "/var/lib/mysql"],
  files: { "/etc/mysql/my.cnf": defaults },
  scripts: {
    "/usr/local/bin/docker-entrypoint.sh": "mariadb/docker-entrypoint.sh",
    "/usr/local/bin/healthcheck.sh": "mariadb/healthcheck.sh",
    "/usr/local/lib/hearth/first-start.sh": "shared/first-start.sh",
  },
  links: { "/var/run": "/run" },
});
