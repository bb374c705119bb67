import { entry, notes } from "../../support/house.ts";
import { each, type Row } from "./row.ts";

/** What entries ask of databases. */
export const databases: readonly Row[] = [
  ...each("hearth:custom.notes.database", (database) => notes({ database }), [
    ["an engine that is none", "sqlite", '"sqlite"'],
    ["capital", "Postgres", '"Postgres"'],
    ["another name", "postgresql", '"postgresql"'],
    ["another program", "mysql", '"mysql"'],
    ["yes", true, "true"],
    ["two", ["postgres", "redis"], "a list"],
    ["a map", { engine: "postgres" }, "a map"],
    ["nothing", null, "null"],
    ["empty", "", '""'],
  ]),
  ...each("hearth:custom.notes.cache", (cache) => notes({ cache }), [
    ["a database", "postgres", '"postgres"'],
    ["another program", "memcached", '"memcached"'],
    ["yes", true, "true"],
  ]),
  ...each("hearth:custom.notes.rotation", (rotation) => notes({ database: "redis", rotation }), [
    ["zero", 0, "0"],
    ["negative", -1, "-1"],
    ["fraction", 1.5, "1.5"],
    ["text", "2", '"2"'],
    ["too many", 10_000, "10000"],
  ]),
  {
    what: "a rotation of the catalogue's own that is none",
    input: { services: { wordpress: { rotation: 0 } } },
    expected: [["hearth:services.wordpress.rotation", "0"]],
  },
  {
    what: "rotations of services without a password",
    input: { ...notes({ rotation: 2 }), services: { website: { rotation: 3 }, caddy: { rotation: 4 } } },
    expected: [
      ["hearth:services.caddy.rotation", "4"],
      ["hearth:custom.notes.rotation", "2"],
      ["hearth:services.website.rotation", "3"],
    ],
  },
  {
    what: "entries with the names of servers",
    input: { custom: { postgres: entry(), mariadb: entry({ database: "mariadb" }), redis: entry() } },
    expected: [
      ["hearth:custom.mariadb", "mariadb"],
      ["hearth:custom.postgres", "postgres"],
      ["hearth:custom.redis", "redis"],
    ],
  },
  {
    what: "an entry with the name of the house's own part",
    input: { custom: { databases: entry() } },
    expected: [["hearth:custom.databases", "databases"]],
  },
  {
    what: "a server of another name",
    input: { services: { postgresql: {} } },
    expected: [["hearth:services.postgresql", "a service that the catalogue does not have"]],
  },
  {
    what: "retired servers that somebody asks for",
    input: { ...notes({ database: "postgres" }), services: { wordpress: {} }, retired: ["postgres", "redis"] },
    expected: [
      ["hearth:retired", "postgres, which notes asks for"],
      ["hearth:retired", "redis, which wordpress asks for"],
    ],
  },
  ...(["host", "image", "database", "tier"] as const).map((key): Row => ({
    what: `a setting that servers do not have: ${key}`,
    input: { services: { postgres: { [key]: "fast" } } },
    expected: [[`hearth:services.postgres.${key}`, key === "host" ? "fast" : "a key that is not known"]],
  })),
  ...Object.entries({ postgres: "63MiB", mariadb: "191MiB", redis: "31MiB" }).map(([engine, memory]): Row => ({
    what: `less than ${engine} works with`,
    input: { services: { [engine]: { memory } } },
    expected: [[`hearth:services.${engine}.memory`, memory]],
  })),
  {
    what: "more than the budget, with the server that comes along",
    input: { ...notes({ database: "postgres" }), budget: { memory: "512MiB" } },
    expected: [["hearth:budget.memory", "960MiB in all: caddy 256, home 64, notes 128, postgres 512"]],
  },
  {
    what: "volumes over the folder of the passwords, and above it",
    input: {
      custom: {
        a: entry({ database: "postgres", volumes: { data: { mount: "/run/secrets/more" } } }),
        b: entry({ cache: "redis", volumes: { data: { mount: "/run" } } }),
      },
    },
    expected: [
      ["hearth:custom.a.volumes.data.mount", "/run/secrets/more"],
      ["hearth:custom.b.volumes.data.mount", "/run"],
    ],
  },
  {
    what: "a volume that is called like that of the passwords",
    input: notes({ database: "postgres", volumes: { "secret-r1": { mount: "/data" } } }),
    expected: [["hearth:custom.notes.volumes.secret-r1", "hearth-dev-notes-secret-r1"]],
  },
  {
    what: "a service whose database is the server's own",
    input: {
      custom: { mysql: entry({ database: "mariadb" }), hearth: entry({ database: "postgres" }) },
    },
    expected: [
      ["hearth:custom.hearth", "a database hearth in postgres"],
      ["hearth:custom.mysql", "a database mysql in mariadb"],
    ],
  },
  {
    what: "services whose role the server refuses",
    input: {
      custom: {
        none: entry({ database: "postgres" }),
        "pg-admin": entry({ database: "postgres" }),
        public: entry({ database: "postgres" }),
      },
    },
    expected: [
      ["hearth:custom.none", "a database none in postgres"],
      ["hearth:custom.pg-admin", "a database pg_admin in postgres"],
      ["hearth:custom.public", "a database public in postgres"],
    ],
  },
  ...["{Database.host}", "{ database.host }", "{databases.host}", "${database.host}", "{database}", "{cache.host}"].map(
    (word): Row => ({
      what: `a word that is meant to be one of a database: ${word}`,
      input: notes({ database: "postgres", env: { HOST: `x ${word}` } }),
      expected: [["hearth:custom.notes.env.HOST", word]],
    }),
  ),
  ...(["command", "check"] as const).map((field): Row => ({
    what: `a word of a database where none is filled in: ${field}`,
    input: notes({ database: "postgres", [field]: ["serve", "{database.host}"] }),
    expected: [[`hearth:custom.notes.${field}[1]`, "{database.host}"]],
  })),
  {
    what: "a word of a database that is none",
    input: { custom: { notes: entry({ database: "redis", env: { HOST: "{database.hots}" } }) } },
    expected: [["hearth:custom.notes.env.HOST", "{database.hots}"]],
  },
  {
    what: "a word of a database that nobody asked for",
    input: { custom: { notes: entry({ env: { HOST: "{database.host}" } }) } },
    expected: [["hearth:custom.notes.env.HOST", "{database.host}"]],
  },
];
