import { entry } from "../../support/house.ts";
import type { Row } from "./row.ts";

/** What entries ask of databases. */
export const databases: readonly Row[] = [
  {
    what: "an engine that is none",
    input: { custom: { notes: entry({ database: "sqlite" }) } },
    expected: [["hearth:custom.notes.database", '"sqlite"']],
  },
  {
    what: "a rotation that is none",
    input: { custom: { notes: entry({ database: "redis", rotation: 0 }) } },
    expected: [["hearth:custom.notes.rotation", "0"]],
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
