import type { DatabaseEngine } from "../site/database-engines.ts";
import type { Duration, Memory } from "../site/units.ts";
import type { Tier } from "../site/zones.ts";
import type { Decided } from "./decide.ts";

/** `registry/repository:tag@sha256:digest`; a reference without a digest does not compile. */
export type PinnedImage = `${string}/${string}:${string}@sha256:${string}`;

/** How long copies are kept: one each `every`, the newest for `days` days. */
export interface Keep {
  readonly every: "hour" | "day" | "week";
  readonly days: number;
}

/** Who may come in: anybody after a sign-in. */
export type SignIn = "sign-in";

/** A page reached through the proxy. */
export interface Route {
  /** Host label; the site adds its suffix. */
  readonly host: string;
  /** Port the service listens on inside its container. */
  readonly port: number;
  /** From where: the house's own network, or also the Internet once the site has a public domain. */
  readonly reach: "lan" | "internet";
  readonly auth: Decided<SignIn>;
}

/** Data that outlives every container. */
export interface Volume {
  /** Folder inside the container. */
  readonly mount: string;
  readonly tier: Tier;
  readonly keep: Decided<Keep>;
}

/** A database of its own, with its own role; of Redis, keys of its own. */
export interface Database {
  readonly engine: DatabaseEngine;
  readonly keep: Decided<Keep>;
}

/** Keys of its own that may be lost at any time. */
export interface Cache {
  readonly engine: "redis";
}

/** A page of metrics in Prometheus' text format. */
export interface Scrape {
  readonly port: number;
  readonly path: string;
}

/** How the engine finds out whether a container is well; always asked on the container's own loopback. */
export interface Health {
  /** Program and arguments, run without a shell. */
  readonly test: readonly [string, ...string[]];
  /** Path that answers 2xx through the proxy when the service is well; shown live on the home page. */
  readonly path?: string;
  /** Default 5 s. */
  readonly every?: Duration;
  /** Time to start in which a failed check does not count. Default 10 s. */
  readonly start?: Duration;
}

/** A password made once and kept; the service reads it from a file. */
export interface GeneratedSecret {
  /** Letters and digits, at least 24. */
  readonly length: number;
  /** Environment variable that gets the file's path. */
  readonly fileVariable: string;
}

/** Text files mounted read-only into one folder: said here, or made of the whole Plan by a renderer of that name. */
export type Configuration =
  | { readonly mount: string; readonly files: Readonly<Record<string, string>> }
  | { readonly mount: string; readonly rendered: string };

/** What it may use at most. */
export interface Budget {
  readonly memory: Memory;
  /** The least memory that it works with. Default: the least the engine takes. */
  readonly least?: Memory;
  readonly cores: number;
  /** Processes and threads of its user. Default 256. */
  readonly processes?: number;
}

/** Where a service is hardened less than all others, each with its reason; printed by `npm run plan`. */
export interface Exceptions {
  readonly writableRoot?: string;
  readonly capabilities?: { readonly add: readonly `CAP_${string}`[]; readonly reason: string };
}
