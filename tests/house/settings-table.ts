import type { Case } from "./support/cases.ts";
import type { StackFile } from "./support/house.ts";

/** A change of the stack file in the house of tests/house/databases.test.ts, made after those before it in the table. */
export interface Setting extends Case {
  /** The field as the documentation names it. */
  readonly field: string;
  readonly done: string;
  readonly edit: (file: StackFile) => StackFile;
  /** Services that get another container, by name; all others keep theirs. The home page shows who asks for what. */
  readonly replaced: readonly string[];
  /** What the refusal says; absent where the change is taken. */
  readonly refused?: string;
  readonly words: string;
}

type Section = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** An edit that gives keys of one service other values; those that are undefined go. */
function sets(
  section: "custom" | "services",
  name: string,
  values: Readonly<Record<string, unknown>>,
): Setting["edit"] {
  return (file) => {
    const all = file[section] as Section;
    const kept = Object.entries({ ...all[name], ...values }).filter(([, value]) => value !== undefined);
    return { ...file, [section]: { ...all, [name]: Object.fromEntries(kept) } };
  };
}

/** What a change of each field about databases does. */
export const settings: readonly Setting[] = [
  {
    field: "custom.<name>.cache",
    done: "asked for",
    edit: sets("custom", "httpbin", { cache: "redis" }),
    replaced: ["home", "httpbin"],
    words: "its server starts with the first that asks",
    always: true,
  },
  {
    field: "custom.<name>.cache",
    done: "asked for no more",
    edit: sets("custom", "httpbin", { cache: undefined }),
    replaced: [],
    refused: "httpbin: given no place for its password httpbin-cache-r1",
    words: "its password would go; retire or purge the service",
    always: true,
  },
  {
    field: "custom.<name>.database",
    done: "asked for",
    edit: sets("custom", "httpbin", { database: "postgres" }),
    replaced: ["home", "httpbin"],
    words: "its server starts with the first that asks",
  },
  {
    field: "custom.<name>.database",
    done: "another engine",
    edit: sets("custom", "httpbin", { database: "mariadb" }),
    replaced: ["home", "httpbin"],
    words: "it begins empty; what it wrote stays with the other server",
  },
  {
    field: "custom.<name>.rotation",
    done: "raised by one",
    edit: sets("custom", "redis-other", { rotation: 2 }),
    replaced: ["redis-other"],
    words: "a new account and password; the one before goes when the new container is well",
  },
  {
    field: "custom.<name>.rotation",
    done: "raised by two",
    edit: sets("custom", "postgres-other", { rotation: 3 }),
    replaced: [],
    refused: "postgres-other.rotation: given 3; allowed: 1, which this house has for its database, or 2",
    words: "raise it by one at a time",
    always: true,
  },
  {
    field: "custom.<name>.rotation",
    done: "taken back",
    edit: sets("custom", "mariadb-own", { rotation: 1 }),
    replaced: [],
    refused: "mariadb-own.rotation: given 1; allowed: 2, which this house has for its database, or 3",
    words: "the account before has gone",
    always: true,
  },
  {
    field: "custom.<name>.memory",
    done: "another amount",
    edit: sets("custom", "postgres-far", { memory: "160MiB" }),
    replaced: [],
    words: "in place, while it runs",
    always: true,
  },
  {
    field: "services.<server>.memory",
    done: "another amount",
    edit: sets("services", "redis", { memory: "96MiB" }),
    replaced: ["redis"],
    words: "its configuration holds shares of it; its databases are copied first",
  },
  {
    field: "services.<server>.cores",
    done: "another number",
    edit: sets("services", "mariadb", { cores: 0.5 }),
    replaced: ["mariadb"],
    words: "its databases are copied first",
  },
  {
    field: "services.<server>.rotation",
    done: "raised by one",
    edit: sets("services", "postgres", { rotation: 3 }),
    replaced: ["postgres"],
    words: "a new password of its administrator; accounts stay",
  },
];

/** The table as lines of docs/fields.md. */
export function settingsLines(): readonly string[] {
  return settings.map(({ field, done, replaced, refused, words }) => {
    const does = refused === undefined ? (replaced.length === 0 ? "no" : "its own") : "refused";
    return `| ${field.replaceAll("<", "\\<")} | ${done} | ${does} | ${words} |`;
  });
}
