import type { CustomEntry } from "../site/custom.ts";
import { type Decided, waive } from "./decide.ts";
import { http } from "./define.ts";
import type { Database, PinnedImage, Volume } from "./facets.ts";
import type { Environment, FullBound, Service } from "./service.ts";

/** A decision that a stack file's entry cannot express yet, taken the safe way; listed as open by `npm run plan`. */
export interface OpenDecision {
  readonly service: string;
  readonly facet: string;
  readonly taken: string;
}

function volumesOf(entry: CustomEntry): Readonly<Record<string, Volume>> {
  const keep = waive("no backup was decided for this entry");
  return Object.fromEntries(
    Object.entries(entry.volumes).map(([name, { mount, tier }]) => [name, { mount, tier, keep }]),
  );
}

function routeOf(name: string, entry: CustomEntry) {
  const auth = entry.auth === "sign-in" ? entry.auth : waive('the entry says auth: "none"');
  return { host: entry.host ?? name, port: entry.port, reach: "lan", auth } as const;
}

function databaseOf({ database }: CustomEntry): Decided<Database> {
  const keep = waive("no backup was decided for this entry");
  return database === undefined ? waive("the entry asks for none") : { engine: database, keep };
}

/** Texts with what they say in braces of its databases, such as `{database.host}`. */
function filledIn(env: CustomEntry["env"], { database, cache }: Partial<FullBound>): Environment {
  const values = new Map<string, string>(
    Object.entries({ database, cache }).flatMap(([part, bound]) =>
      Object.entries(bound ?? {}).map(([key, value]) => [`{${part}.${key}}`, String(value)] as const),
    ),
  );
  const filled = (text: string) => text.replace(/\{(?:database|cache)\.\w+\}/g, (word) => values.get(word) ?? word);
  return Object.fromEntries(Object.entries(env).map(([name, text]) => [name, filled(text)]));
}

function words(given: readonly string[] | undefined): readonly [string, ...string[]] | undefined {
  const [first, ...rest] = given ?? [];
  return first === undefined ? undefined : [first, ...rest];
}

/** Makes a service of a `hearth:custom` entry, with the same wiring and hardening as any other. */
export function customService(name: string, entry: CustomEntry): Service {
  const [command, test] = [words(entry.command), words(entry.check)];
  return {
    spec: {
      name,
      title: entry.title ?? name,
      purpose: "custom entry of the stack file",
      zone: entry.zone,
      // The schema has checked the form that this type describes.
      image: entry.image as PinnedImage,
      ...(command === undefined ? {} : { command }),
      route: routeOf(name, entry),
      database: databaseOf(entry),
      ...(entry.cache === undefined ? {} : { cache: { engine: entry.cache } }),
      volumes: volumesOf(entry),
      metrics: waive("the entry names none"),
      logs: "plain",
      health: { ...http(entry.port, entry.health), ...(test === undefined ? {} : { test }) },
      internet: entry.internet === undefined ? waive("the entry gives no reason") : { needed: entry.internet },
      budget: { memory: entry.memory, cores: entry.cores, processes: entry.processes },
      ...(entry.writableRoot === undefined ? {} : { exceptions: { writableRoot: entry.writableRoot } }),
    },
    environment: (bound) => filledIn(entry.env, bound),
  };
}

/** Decisions that an entry leaves open, each with what was taken instead. */
export function openDecisions(name: string, entry: CustomEntry): readonly OpenDecision[] {
  const backups = Object.keys(entry.volumes).map((volume) => ({
    service: name,
    facet: `volumes.${volume}.keep`,
    taken: "no backup",
  }));
  return [...backups, { service: name, facet: "metrics", taken: "not scraped" }];
}
