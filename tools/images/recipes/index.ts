import type { Recipe } from "../recipe.ts";
import { busybox } from "./busybox.ts";
import { caddy } from "./caddy.ts";
import { glances } from "./glances.ts";
import { goHttpbin } from "./go-httpbin.ts";
import { mariadb } from "./mariadb.ts";
import { miniflux } from "./miniflux.ts";
import { nginxUnprivileged } from "./nginx-unprivileged.ts";
import { postgres } from "./postgres.ts";
import { redis } from "./redis.ts";
import { syncthing } from "./syncthing.ts";
import { wordpress } from "./wordpress.ts";

/** Every recipe. A new one is one file beside this one and one line here. */
export const recipes: readonly Recipe[] = [
  busybox,
  caddy,
  glances,
  goHttpbin,
  mariadb,
  miniflux,
  nginxUnprivileged,
  postgres,
  redis,
  syncthing,
  wordpress,
];
