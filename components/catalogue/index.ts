import { glances } from "./admin/glances.ts";
import { miniflux } from "./apps/miniflux.ts";
import { syncthing } from "./apps/syncthing.ts";
import { website } from "./apps/website.ts";
import { wordpress } from "./apps/wordpress.ts";
import { mariadb } from "./data/mariadb.ts";
import { postgres } from "./data/postgres.ts";
import { redis } from "./data/redis.ts";
import { caddy } from "./edge/caddy.ts";
import { home } from "./edge/home.ts";
import type { Service } from "./service.ts";

/** Services that every house has. */
export const foundation: readonly Service[] = [caddy, home];

/** Databases that run when a service asks for them, or the stack file names them. */
const servers: readonly Service[] = [mariadb, postgres, redis];

/** Services that run when the stack file names them. */
export const optional: readonly Service[] = [glances, miniflux, syncthing, website, wordpress, ...servers];
