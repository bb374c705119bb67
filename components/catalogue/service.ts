import type { DatabaseEngine } from "../site/database-engines.ts";
import type { Zone } from "../site/zones.ts";
import type { Decided } from "./decide.ts";
import type {
  Budget,
  Cache,
  Configuration,
  Database,
  Exceptions,
  GeneratedSecret,
  Health,
  PinnedImage,
  Route,
  Scrape,
  Volume,
} from "./facets.ts";

/**
 * A service, said once. Each facet is a decision: a value or a waiver with its reason.
 * It names no proxy, network or disk; the wiring finds those.
 */
export interface ServiceSpec {
  readonly name: string;
  /** What people call it, on the home page. */
  readonly title: string;
  /** What it is for, in a few words. */
  readonly purpose: string;
  /** Trust group. */
  readonly zone: Zone;
  readonly image: PinnedImage;
  /** The contract that this service fulfils for all others; absent for an application. */
  readonly provides?: "proxy" | DatabaseEngine;
  /** Program and words run instead of the image's own entrypoint, before the command. Default the image's own. */
  readonly entrypoint?: readonly [string, ...string[]];
  /** Words run instead of the image's own command. */
  readonly command?: readonly [string, ...string[]];
  readonly route: Decided<Route>;
  readonly database: Decided<Database>;
  /** Default none. */
  readonly cache?: Cache;
  /** Data by name; `{}` when it keeps none. */
  readonly volumes: Readonly<Record<string, Volume>>;
  /** Generated secrets by name. Default none. */
  readonly secrets?: Readonly<Record<string, GeneratedSecret>>;
  /** Default none. */
  readonly configuration?: Configuration;
  readonly metrics: Decided<Scrape>;
  /** Form of its log lines. */
  readonly logs: "json" | "logfmt" | "plain";
  readonly health: Health;
  /** Why it needs the Internet, or why not. */
  readonly internet: Decided<{ readonly needed: string }>;
  readonly budget: Budget;
  /** Writable folders in memory, beside `/tmp`. Default none. */
  readonly scratch?: readonly string[];
  /** Seconds between the polite and the hard stop. Default 10. */
  readonly stopSeconds?: number;
  /** Default none. */
  readonly exceptions?: Exceptions;
}

/** How an application reaches its database. All plain values: a policy can read them. */
export interface DatabaseBinding {
  readonly host: string;
  readonly port: number;
  /** Name of the database; of Redis, what each key begins with, followed by a colon. */
  readonly name: string;
  /** The account; it carries the rotation number, so that a new password never meets the old one's sessions. */
  readonly user: string;
  /** File that holds the password. */
  readonly passwordFile: string;
  /** File that holds everything as one address, such as `postgresql://user:password@postgres:5432/name`. */
  readonly urlFile: string;
}

/** What the wiring hands to a service; only what its spec has earned is there. */
export type Bound<S extends ServiceSpec> = {
  /** Folder of each volume inside the container. */
  readonly paths: { readonly [V in keyof S["volumes"]]: string };
  /** File of each secret inside the container. */
  readonly secrets: { readonly [V in keyof S["secrets"]]: string };
} & (S["route"] extends { readonly host: string } ? { readonly url: string } : unknown) &
  (S["database"] extends { readonly engine: string } ? { readonly database: DatabaseBinding } : unknown) &
  (S["cache"] extends { readonly engine: string } ? { readonly cache: DatabaseBinding } : unknown);

/** Everything a binding can hold; what the wiring makes for every service. */
export interface FullBound {
  readonly paths: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly database?: DatabaseBinding;
  readonly cache?: DatabaseBinding;
}

/** Environment variables; never a secret. */
export type Environment = Readonly<Record<string, string>>;

/** A service of the catalogue: its spec, and its environment once it is bound. */
export interface Service {
  readonly spec: ServiceSpec;
  environment(bound: FullBound): Environment;
}
