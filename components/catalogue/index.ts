import { glances } from "./admin/glances.ts";
import { website } from "./apps/website.ts";
import { caddy } from "./edge/caddy.ts";
import { home } from "./edge/home.ts";
import type { Service } from "./service.ts";

/** Services that every house has. */
export const foundation: readonly Service[] = [caddy, home];

/** Services that run when the stack file names them. */
export const optional: readonly Service[] = [glances, website];
