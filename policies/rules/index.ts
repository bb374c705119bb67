import type { Rule } from "../rule.ts";
import { availability } from "./availability.ts";
import { cloudflare } from "./cloudflare.ts";
import { filesystem } from "./filesystem.ts";
import { images } from "./images.ts";
import { network } from "./network.ts";
import { privilege } from "./privilege.ts";
import { resources } from "./resources.ts";
import { secrets } from "./secrets.ts";

/** Rules about one subject. */
export interface Area {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** Every rule of the pack, by what it is about. */
export const areas: readonly Area[] = [
  { name: "Privilege", rules: privilege },
  { name: "Files and mounts", rules: filesystem },
  { name: "Resources", rules: resources },
  { name: "Availability", rules: availability },
  { name: "Network", rules: network },
  { name: "Images", rules: images },
  { name: "Secrets", rules: secrets },
  { name: "Cloudflare", rules: cloudflare },
];

/** Every rule of the pack, in the order of their ids. */
export const rules: readonly Rule[] = areas
  .flatMap((area) => area.rules)
  .sort((one, other) => (one.id < other.id ? -1 : 1));
