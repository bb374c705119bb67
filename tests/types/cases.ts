/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access --
   a line that must not compile has no types to be safe with */
import { waive } from "../../components/catalogue/decide.ts";
import { defineService, http } from "../../components/catalogue/define.ts";
import { table } from "../house/fields-table.ts";
import type { FieldsTable } from "../house/fields-types.ts";

const image = "docker.io/library/nginx:1.29.0@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const keep = { every: "day", days: 7 } as const;

const facts = {
  name: "notes",
  title: "Notes",
  purpose: "keeps notes",
  zone: "apps",
  image,
  route: { host: "notes", port: 8080, reach: "lan", auth: "sign-in" },
  database: waive("keeps no rows"),
  volumes: {},
  metrics: waive("has none"),
  logs: "plain",
  health: http(8080, "/"),
  internet: waive("asks nobody"),
  budget: { memory: "64MiB", cores: 0.5 },
} as const;

const stored = { ...facts, volumes: { data: { mount: "/data", tier: "warm", keep } } } as const;
const { route: _, ...undecided } = facts;
const { readOnly: __, ...rowMissing } = table.Mount;

/**
 * What must not compile. Each marked line is wrong; the text behind `right:` is what it should have been. The type check
 * of the project sees that they fail, and the test beside this file that each fails alone, there, and not when put right.
 */
export const wrong = [
  // @ts-expect-error no digest; right: defineService({ ...facts, image }),
  defineService({ ...facts, image: "docker.io/library/nginx:1.29.0" }),

  // @ts-expect-error no tag; right: defineService({ ...facts, image }),
  defineService({ ...facts, image: "docker.io/library/nginx@sha256:aaaa" }),

  // @ts-expect-error no registry; right: defineService({ ...facts, image }),
  defineService({ ...facts, image: "nginx:1.29.0@sha256:aaaa" }),

  // @ts-expect-error no decision about a backup; right: defineService({ ...facts, volumes: { data: { mount: "/data", tier: "warm", keep } } }),
  defineService({ ...facts, volumes: { data: { mount: "/data", tier: "warm" } } }),

  // @ts-expect-error no decision about a backup of the database; right: defineService({ ...facts, database: { engine: "postgres", keep } }),
  defineService({ ...facts, database: { engine: "postgres" } }),

  // @ts-expect-error no decision about the sign-in; right: defineService({ ...facts, route: { host: "notes", port: 8080, reach: "lan", auth: waive("public") } }),
  defineService({ ...facts, route: { host: "notes", port: 8080, reach: "lan" } }),

  // @ts-expect-error a sign-in that is not one; right: defineService({ ...facts, route: { ...facts.route, auth: "sign-in" } }),
  defineService({ ...facts, route: { ...facts.route, auth: "none" } }),

  // @ts-expect-error no decision about a route; right: defineService({ ...undecided, route: waive("no page") }),
  defineService(undecided),

  // @ts-expect-error unknown tier; right: defineService({ ...facts, volumes: { data: { mount: "/data", tier: "hot", keep } } }),
  defineService({ ...facts, volumes: { data: { mount: "/data", tier: "fast", keep } } }),

  // @ts-expect-error unknown zone; right: defineService({ ...facts, zone: "home" }),
  defineService({ ...facts, zone: "dmz" }),

  // @ts-expect-error an amount without its unit; right: defineService({ ...facts, budget: { memory: "64MiB", cores: 1 } }),
  defineService({ ...facts, budget: { memory: "64m", cores: 1 } }),

  // @ts-expect-error misspelt capability; right: defineService({ ...facts, exceptions: { capabilities: { add: ["CAP_CHOWN"], reason: "owns" } } }),
  defineService({ ...facts, exceptions: { capabilities: { add: ["CHOWN"], reason: "owns" } } }),

  // @ts-expect-error an exception without a reason; right: defineService({ ...facts, exceptions: { capabilities: { add: ["CAP_CHOWN"], reason: "owns" } } }),
  defineService({ ...facts, exceptions: { capabilities: { add: ["CAP_CHOWN"] } } }),

  // @ts-expect-error a database that was not asked for; right: defineService({ ...facts, database: { engine: "redis", keep } }, ({ database }) => ({ HOST: database.host })),
  defineService(facts, (bound) => ({ HOST: bound.database.host })),

  // @ts-expect-error a misspelt volume; right: defineService(stored, ({ paths }) => ({ FOLDER: paths.data })),
  defineService(stored, ({ paths }) => ({ FOLDER: paths.date })),

  // @ts-expect-error a secret that was not asked for; right: defineService({ ...facts, secrets: { token: { length: 32, fileVariable: "F" } } }, ({ secrets }) => ({ T: secrets.token })),
  defineService(facts, ({ secrets }) => ({ T: secrets.token })),

  // @ts-expect-error an address without a route; right: defineService(facts, ({ url }) => ({ URL: url })),
  defineService({ ...facts, route: waive("no page") }, ({ url }) => ({ URL: url })),

  // @ts-expect-error a field of a wrapper without a row in the fields table; right: { ...rowMissing, readOnly: table.Mount.readOnly } satisfies FieldsTable["Mount"],
  { ...rowMissing } satisfies FieldsTable["Mount"],
];
