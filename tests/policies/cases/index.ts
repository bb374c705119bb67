import type { RuleCases } from "../case.ts";
import type { StackRuleCases } from "../stack-case.ts";
import { availabilityCases } from "./availability.ts";
import { cloudflareCases } from "./cloudflare.ts";
import { filesystemCases } from "./filesystem.ts";
import { hostMountCases } from "./host-mounts.ts";
import { imageCases } from "./images.ts";
import { networkCases } from "./network.ts";
import { privilegeCases } from "./privilege.ts";
import { resourceCases } from "./resources.ts";
import { secretCases } from "./secrets.ts";
import { stackAvailabilityCases } from "./stack-availability.ts";
import { cloudflareStackCases } from "./stack-cloudflare.ts";
import { stackNetworkCases } from "./stack-network.ts";
import { stackResourceCases } from "./stack-resources.ts";
import { stackStorageCases } from "./stack-storage.ts";

/** Cases of every rule that looks at one resource at a time. */
export const resourceTable: readonly RuleCases[] = [
  ...privilegeCases,
  ...filesystemCases,
  ...hostMountCases,
  ...resourceCases,
  ...availabilityCases,
  ...networkCases,
  ...imageCases,
  ...secretCases,
  ...cloudflareCases,
];

/** Cases of every rule that looks at a whole stack. */
export const stackTable: readonly StackRuleCases[] = [
  ...stackStorageCases,
  ...stackResourceCases,
  ...stackAvailabilityCases,
  ...stackNetworkCases,
  ...cloudflareStackCases,
];
