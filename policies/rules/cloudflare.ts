import type { Rule } from "../rule.ts";
import { noForgedMail, nothingDangles } from "./cloudflare-names.ts";
import { proxied, proxiedTunnels, publicAddresses, timeToLive } from "./cloudflare-records.ts";
import { scopedToken, strictSettings } from "./cloudflare-settings.ts";
import { certificateAuthorities, noForgedAddresses, signedZones, statedSettings } from "./cloudflare-zones.ts";

/** Rules about DNS, zones and the provider of Cloudflare. */
export const cloudflare: readonly Rule[] = [
  proxied,
  publicAddresses,
  timeToLive,
  certificateAuthorities,
  strictSettings,
  signedZones,
  scopedToken,
  noForgedAddresses,
  noForgedMail,
  nothingDangles,
  proxiedTunnels,
  statedSettings,
];
