import { defineRecipe, systemPath } from "../recipe.ts";

/** Its first start knows the variables that scripts/postgres/docker-entrypoint.sh names; without just-in-time compilation. */
export const postgres = defineRecipe({
  name: "postgres",
  repository: "docker.io/library/postgres",
  program: "postgresql",
  from: {
    kind: "packages",
    packages: ["postgresql", "libnss-wrapper", "libc-bin", "tzdata"],
    versionOf: "postgresql-*",
    without: ["adduser", "locales", "perl", "perl-base", "postgresql-client-common", "postgresql-common", "ssl-cert"],
  },
  drops: [
    "/usr/lib/*/libLLVM*",
    "/usr/lib/*/libz3.so*",
    "/usr/lib/postgresql/*/lib/bitcode",
    "/usr/lib/postgresql/*/lib/llvmjit*",
  ],
  entrypoint: ["docker-entrypoint.sh"],
  command: ["postgres"],
  environment: {
    LANG: "C.UTF-8",
    PATH: `${systemPath}:/usr/lib/postgresql/bin`,
    PGDATA: "/var/lib/postgresql/data",
  },
  user: "70:70",
  accounts: [{ name: "postgres", id: 70 }],
  exposes: ["5432/tcp"],
  stopSignal: "SIGINT",
  folders: ["/run/postgresql", "/var/lib/postgresql"],
  scripts: {
    "/usr/local/bin/docker-entrypoint.sh": "postgres/docker-entrypoint.sh",
    "/usr/local/lib/hearth/first-start.sh": "shared/first-start.sh",
  },
  links: { "/usr/lib/postgresql/bin": "/usr/lib/postgresql/*/bin", "/var/run": "/run" },
});
