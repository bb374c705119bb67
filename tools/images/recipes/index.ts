import type { Recipe } from "../recipe.ts";
import { busybox } from "./busybox.ts";
import { caddy } from "./caddy.ts";
import { glances } from "./glances.ts";
import { goHttpbin } from "./go-httpbin.ts";
import { nginxUnprivileged } from "./nginx-unprivileged.ts";

/** Every recipe. A new one is one file beside this one and one line here. */
export const recipes: readonly Recipe[] = [busybox, caddy, glances, goHttpbin, nginxUnprivileged];
