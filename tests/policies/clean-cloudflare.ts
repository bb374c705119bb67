import type { Inputs, Subject, Token } from "../../policies/judged.ts";
import type { Resources } from "../../policies/rule.ts";
import { resource } from "./case.ts";

/** The zone of the cases. */
export const zoneId = "0123456789abcdef".repeat(2);

/** The tunnel of the cases. */
export const tunnelId = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

type RecordInputs = Inputs["cloudflare:index/dnsRecord:DnsRecord"];

/** A record as every rule wants it; cases change one thing of it. */
export const cleanRecord: RecordInputs = {
  zoneId,
  name: "app.example.org",
  type: "A",
  content: "1.1.1.1",
  proxied: true,
  ttl: 1,
};

/** The clean record with some inputs changed. */
export function record(
  change: Partial<RecordInputs> = {},
  name = "app",
): Subject<"cloudflare:index/dnsRecord:DnsRecord"> {
  return resource("cloudflare:index/dnsRecord:DnsRecord", { ...cleanRecord, ...change }, name);
}

/** A record that is not proxied, of any type. */
export function plain(type: string, name: string, content: string, change: Partial<RecordInputs> = {}) {
  return record({ type, name, content, proxied: false, ttl: 3600, ...change }, `${type}-${name}`.toLowerCase());
}

/** A record that says who may issue certificates. */
export function caa(tag: string, value: string, name = "example.org") {
  const { zoneId: zone } = cleanRecord;
  const props = { zoneId: zone, name, type: "CAA", ttl: 3600, data: { flags: 0, tag, value } };
  return resource(
    "cloudflare:index/dnsRecord:DnsRecord",
    props,
    `caa-${tag}${name === "example.org" ? "" : `-${name}`}`,
  );
}

/** A zone as every rule wants it. */
export const cleanZone = resource(
  "cloudflare:index/zone:Zone",
  { id: zoneId, account: { id: "f".repeat(32) }, name: "example.org", type: "full" },
  "zone",
);

/** A setting of the clean zone. */
export function setting(settingId: string, value: unknown): Subject<"cloudflare:index/zoneSetting:ZoneSetting"> {
  return resource("cloudflare:index/zoneSetting:ZoneSetting", { zoneId, settingId, value }, settingId);
}

/** Strict transport security as every rule wants it, with some of it changed. */
export function hsts(change: object = {}) {
  return {
    strict_transport_security: {
      enabled: true,
      include_subdomains: true,
      max_age: 63_072_000,
      preload: false,
      ...change,
    },
  };
}

/** Settings of the zone as every rule wants them. */
export const cleanSettings = [
  setting("ssl", "strict"),
  setting("min_tls_version", "1.2"),
  setting("tls_1_3", "on"),
  setting("always_use_https", "on"),
  setting("0rtt", "off"),
  setting("security_header", hsts()),
];

/** DNSSEC of the clean zone. */
export function dnssec(status: string | undefined) {
  return resource("cloudflare:index/zoneDnssec:ZoneDnssec", { zoneId, status }, "dnssec");
}

/** Universal SSL of the clean zone. */
export function universalSsl(enabled: boolean) {
  return resource("cloudflare:index/universalSslSetting:UniversalSslSetting", { zoneId, enabled }, "universal-ssl");
}

/** Managed transforms of the clean zone. */
export function transforms(enabled: boolean) {
  const managedRequestHeaders = [{ id: "remove_visitor_ip_headers", enabled }];
  const props = { zoneId, managedRequestHeaders, managedResponseHeaders: [] };
  return resource("cloudflare:index/managedTransforms:ManagedTransforms", props, "transforms");
}

/** A tunnel of the stack. */
export const tunnel = resource(
  "cloudflare:index/zeroTrustTunnelCloudflared:ZeroTrustTunnelCloudflared",
  { id: tunnelId, accountId: "f".repeat(32), name: "house" },
  "tunnel",
);

/** A name that leads to the tunnel. */
export const tunnelRecord = record(
  { name: "www.example.org", type: "CNAME", content: `${tunnelId}.cfargotunnel.com` },
  "www",
);

/** Records of a domain without mail. */
export const noMail = [
  plain("TXT", "example.org", '"v=spf1 -all"'),
  plain("TXT", "_dmarc.example.org", "v=DMARC1; p=reject; sp=reject"),
  plain("MX", "example.org", ".", { priority: 0 }),
];

/** Who may issue certificates for the clean zone. */
export const authorities = [
  caa("issue", "letsencrypt.org"),
  caa("issuewild", ";"),
  caa("iodef", "mailto:house@example.org"),
];

/** A stack as every rule wants it. */
export const cleanStack: Resources = [
  cleanZone,
  record(),
  tunnelRecord,
  ...authorities,
  ...noMail,
  ...cleanSettings,
  dnssec("active"),
  universalSsl(false),
  transforms(true),
  tunnel,
];

/** The clean stack without the resources of some types. */
export function without(...types: readonly Token[]): Resources {
  return cleanStack.filter(({ type }) => !types.includes(type));
}

/** The clean stack without some resources, and with others. */
export function changed(removed: readonly { readonly urn: string }[], added: Resources = []): Resources {
  const urns = removed.map(({ urn }) => urn);
  return [...cleanStack.filter(({ urn }) => !urns.includes(urn)), ...added];
}
