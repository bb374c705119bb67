import type { DatabaseEngine } from "../site/database-engines.ts";
import type { Tier, Zone } from "../site/zones.ts";

/** A value that is only known while the house is built, such as the name of the newest revision's container. */
export type Late<Kind extends string> = { readonly ref: Kind; readonly of: string };

/** One network of the house. */
export interface NetworkRecord {
  /** Short name, such as `apps` or `apps-data`; the key by which containers name it. */
  readonly name: string;
  /** Name in the engine. */
  readonly engineName: string;
  readonly kind: "front" | "egress" | "zone" | "data";
  readonly subnet: string;
  readonly gateway: string;
  /** No way out of it. */
  readonly internal: boolean;
  /** Whether its members may talk to each other. */
  readonly neighbours: boolean;
}

/** A published port. */
export interface PortRecord {
  readonly inside: number;
  readonly outside: number;
  readonly address: string;
}

/** Something mounted into a container. */
export interface MountRecord {
  readonly target: string;
  readonly source: { readonly volume: string } | Late<"files"> | { readonly hostFolder: string };
  readonly readOnly: boolean;
}

/** A container as it is to run; everything a policy must see is a plain value. */
export interface ContainerRecord {
  readonly service: string;
  readonly provides: "proxy" | DatabaseEngine | "app";
  readonly zone: Zone;
  /** Upstream reference; where images are built here the tier takes the locked id instead. */
  readonly image: string;
  readonly user: number;
  /** Names of its networks with the aliases it answers to. */
  readonly networks: readonly { readonly name: string; readonly aliases: readonly string[] }[];
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly mounts: readonly MountRecord[];
  /** Writable folders in memory. */
  readonly scratch: readonly string[];
  readonly ports: readonly PortRecord[];
  readonly health: { readonly test: readonly string[]; readonly everySeconds: number; readonly startSeconds: number };
  readonly memoryMebibytes: number;
  readonly cores: number;
  readonly processes: number;
  readonly capabilities: readonly string[];
  readonly readOnlyRoot: boolean;
  readonly stopSeconds: number;
  /** How a new revision takes over: beside the old one, or after it. */
  readonly swap: "start-first" | "stop-first";
}

/** A page of the proxy. */
export interface RouteRecord {
  readonly service: string;
  readonly title: string;
  readonly purpose: string;
  readonly zone: Zone;
  /** Full name, such as `www.hearth.localhost`. */
  readonly host: string;
  readonly url: string;
  readonly upstream: Late<"revision">;
  readonly port: number;
  readonly auth: "basic" | "none";
  /** Why nobody is asked; absent when they are. */
  readonly openBecause?: string;
  /** Path that answers 2xx when the service is well. */
  readonly healthPath: string;
  readonly reach: "lan" | "internet";
}

/** Data that outlives every container. */
export interface VolumeRecord {
  readonly service: string;
  readonly volume: string;
  readonly tier: Tier;
  readonly user: number;
  /** In the engine's own storage, or below the sentinel folder of a tier. */
  readonly place:
    | { readonly kind: "engine"; readonly name: string }
    | { readonly kind: "folder"; readonly sentinel: string; readonly below: string };
  /** Its service no longer runs. */
  readonly retired: boolean;
}

/** Configuration files of a service, mounted read-only: as they are, or made by the renderer of that name. */
export type FilesRecord = { readonly service: string; readonly user: number } & (
  { readonly files: Readonly<Record<string, string>> } | { readonly rendered: string }
);

/**
 * How the file of a secret holds it: as it is; as a line of account and password hash; or as it is, and in a second file
 * `<secret>-url` as an address of which this is all before and after the password.
 */
export type SecretForm =
  | { readonly kind: "plain" }
  | { readonly kind: "basic-auth"; readonly account: string }
  | { readonly kind: "url"; readonly before: string; readonly after: string };

/** A generated secret. */
export interface SecretRecord {
  readonly service: string;
  readonly secret: string;
  readonly length: number;
  readonly rotation: number;
  /** Name in the engine of the volume that holds it; it carries the rotation number. */
  readonly engineName: string;
  readonly user: number;
  readonly form: SecretForm;
  readonly retired: boolean;
}

/** A facet whose provider is not there yet. */
export interface NotYetProvided {
  readonly service: string;
  readonly facet: string;
  readonly declared: string;
}

/** A place where a service is hardened less than all others. */
export interface ExceptionRecord {
  readonly service: string;
  readonly what: string;
  readonly reason: string;
}

/** A facet that a service does without. */
export interface WaiverRecord {
  readonly service: string;
  readonly facet: string;
  readonly reason: string;
}
