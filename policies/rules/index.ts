import type { Rule } from "../rule.ts";
import { availability } from "./availability.ts";
import { cloudflare } from "./cloudflare.ts";
import { filesystem } from "./filesystem.ts";
import { images } from "./images.ts";
import { network } from "./network.ts";
import { privilege } from "./privilege.ts";
import { resources } from "./resources.ts";
import { secrets } from "./secrets.ts";

/** Every rule of the pack, in the order of their ids. */
export const rules: readonly Rule[] = [
  ...privilege,
  ...filesystem,
  ...resources,
  ...availability,
  ...network,
  ...images,
  ...secrets,
  ...cloudflare,
].sort((one, other) => (one.id < other.id ? -1 : 1));
