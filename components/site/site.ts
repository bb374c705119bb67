import type { Access } from "./access.ts";
import type { CustomEntry } from "./custom.ts";
import type { SiteInput } from "./schema.ts";
import type { Tier } from "./zones.ts";

/** Where images come from: their registries, or built on this machine and named by id in a lock file. */
export type ImageSource =
  | { readonly source: "upstream" }
  | { readonly source: "distribution"; readonly ids: Readonly<Record<string, `sha256:${string}`>> };

/** What the owner may change about a service of the catalogue. */
export type Overrides = SiteInput["services"][string];

/** The stack file, parsed once and frozen. Everything else is derived from it and the catalogue. */
export interface Site {
  readonly stack: string;
  readonly access: Access;
  /** Enabled services of the catalogue with what was overridden. */
  readonly services: Readonly<Record<string, Overrides>>;
  readonly custom: Readonly<Record<string, CustomEntry>>;
  readonly retired: readonly string[];
  /** Folder of a tier; a tier without one lives in the engine's own storage. */
  readonly tiers: Readonly<Partial<Record<Tier, string | undefined>>>;
  /** Private range that all networks of the house are cut from. */
  readonly pool: string;
  /** Address of the Docker Engine. */
  readonly engineHost: string;
  readonly images: ImageSource;
  readonly signIn: { readonly user: string; readonly rotation: number };
  readonly budget: SiteInput["budget"];
}
