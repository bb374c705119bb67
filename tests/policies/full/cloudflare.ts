import type { Inputs, Subject } from "../../../policies/judged.ts";
import { resource } from "../case.ts";
import { cleanSettings, hsts, tunnelId, zoneId } from "../clean-cloudflare.ts";
import type { Full } from "./type.ts";

type DnsRecord = Full<Inputs["cloudflare:index/dnsRecord:DnsRecord"]>;

/** A record that uses every input there is. */
const fullRecord: DnsRecord = {
  comment: "a",
  content: "192.168.1.5",
  data: {
    ...{ algorithm: 1, altitude: 1, digestType: 1, flags: 0, keyTag: 1, latDegrees: 1, latMinutes: 1, latSeconds: 1 },
    ...{ longDegrees: 1, longMinutes: 1, longSeconds: 1, matchingType: 1, order: 1, port: 443, precisionHorz: 1 },
    ...{
      precisionVert: 1,
      preference: 1,
      priority: 1,
      protocol: 1,
      selector: 1,
      size: 1,
      type: 1,
      usage: 1,
      weight: 1,
    },
    ...{ certificate: "a", digest: "a", fingerprint: "a", latDirection: "N", longDirection: "E", publicKey: "a" },
    ...{ regex: "a", replacement: "a", service: "a", tag: "issue", target: "a", value: "letsencrypt.org" },
  },
  includeShadowMetadata: false,
  name: "app.example.org",
  priority: 1,
  privateRouting: false,
  proxied: false,
  settings: { flattenCname: false, ipv4Only: false, ipv6Only: false },
  tags: ["a:b"],
  ttl: 30,
  type: "A",
  zoneId,
};

const zone: Full<Inputs["cloudflare:index/zone:Zone"]> = {
  account: { id: "f".repeat(32) },
  id: zoneId,
  name: "example.org",
  paused: true,
  type: "full",
  vanityNameServers: ["ns.example.org"],
};

const pageRule: Full<Inputs["cloudflare:index/pageRule:PageRule"]> = {
  actions: {
    ...{ alwaysUseHttps: true, automaticHttpsRewrites: "on", browserCacheTtl: 1, browserCheck: "on" },
    ...{ bypassCacheOnCookie: "a", cacheByDeviceType: "on", cacheDeceptionArmor: "on", cacheLevel: "basic" },
    cacheKeyFields: {
      cookie: { checkPresences: ["a"], includes: ["a"] },
      header: { checkPresences: ["a"], excludes: ["a"], includes: ["a"] },
      host: { resolved: true },
      queryString: { excludes: ["a"], includes: ["a"] },
      user: { deviceType: true, geo: true, lang: true },
    },
    ...{ cacheOnCookie: "a", cacheTtlByStatus: { "200": "1" }, disableApps: true, disablePerformance: true },
    ...{ disableSecurity: true, disableZaraz: true, edgeCacheTtl: 1, emailObfuscation: "on" },
    ...{ explicitCacheControl: "on", forwardingUrl: { statusCode: 301, url: "https://example.org" } },
    ...{ hostHeaderOverride: "a", ipGeolocation: "on", mirage: "on", opportunisticEncryption: "on" },
    ...{ originErrorPagePassThru: "on", polish: "off", resolveOverride: "a", respectStrongEtag: "on" },
    ...{ responseBuffering: "on", rocketLoader: "on", securityLevel: "high", sortQueryStringForCache: "on" },
    ...{ ssl: "off", trueClientIpHeader: "on", waf: "on" },
  },
  priority: 1,
  status: "active",
  target: "example.org/*",
  zoneId,
};

/** Not every parameter of every kind of rule, of which there are hundreds: those with a text that are the usual ones. */
const ruleset: Inputs["cloudflare:index/ruleset:Ruleset"] = {
  accountId: "f".repeat(32),
  description: "a",
  kind: "zone",
  name: "a",
  phase: "http_request_late_transform",
  rules: [
    { action: "set_config", expression: "true", ref: "a", description: "a", actionParameters: { ssl: "off" } },
    {
      action: "rewrite",
      expression: "true",
      actionParameters: {
        ...{ content: "a", contentType: "a", expression: "a", hostHeader: "a", sni: { value: "a" } },
        headers: { "X-Forwarded-For": { operation: "remove", value: "a", expression: "a" } },
        origin: { host: "a", port: 1 },
        response: { content: "a", contentType: "a", statusCode: 1 },
        uri: { path: { value: "a", expression: "a" }, query: { value: "a" } },
      },
    },
  ],
  zoneId,
};

const transforms: Full<Inputs["cloudflare:index/managedTransforms:ManagedTransforms"]> = {
  managedRequestHeaders: [{ id: "remove_visitor_ip_headers", enabled: true }],
  managedResponseHeaders: [{ id: "remove_x-powered-by_header", enabled: true }],
  zoneId,
};

const dnssec: Full<Inputs["cloudflare:index/zoneDnssec:ZoneDnssec"]> = {
  dnssecMultiSigner: false,
  dnssecPresigned: false,
  dnssecUseNsec3: false,
  status: "disabled",
  zoneId,
};

const tunnel: Full<Inputs["cloudflare:index/zeroTrustTunnelCloudflared:ZeroTrustTunnelCloudflared"]> = {
  accountId: "f".repeat(32),
  configSrc: "local",
  id: tunnelId,
  name: "house",
  tunnelSecret: "none",
};

const provider: Full<Inputs["pulumi:providers:cloudflare"]> = {
  apiKey: "none",
  apiToken: "none",
  apiUserServiceKey: "none",
  baseUrl: "https://api.cloudflare.com/client/v4",
  email: "house@example.org",
  userAgentOperatorSuffix: "a",
};

const hostSetting = { zoneId, hostname: "app.example.org", settingId: "min_tls_version", value: "1.0" };

/** Kinds of records that rules about one record read, each in its own way. */
const kinds = ["A", "CNAME", "CAA", "HTTPS"];

/** Resources of Cloudflare, with every input in which a text may stand. */
export const fullCloudflare = {
  "cloudflare:index/dnsRecord:DnsRecord": [
    ...kinds.map((type) => resource("cloudflare:index/dnsRecord:DnsRecord", { ...fullRecord, type }, `record-${type}`)),
    resource("cloudflare:index/dnsRecord:DnsRecord", { ...fullRecord, name: "*.example.org" }, "record-wildcard"),
  ],
  "cloudflare:index/record:Record": [resource("cloudflare:index/record:Record", fullRecord)],
  "cloudflare:index/zone:Zone": [resource("cloudflare:index/zone:Zone", zone)],
  "cloudflare:index/zoneSetting:ZoneSetting": [
    ...cleanSettings.filter(({ name }) => ["ssl", "security_header"].includes(name)),
    resource(
      "cloudflare:index/zoneSetting:ZoneSetting",
      { zoneId, settingId: "security_header", value: [hsts({ note: "a" })], enabled: true },
      "listed",
    ),
  ],
  "cloudflare:index/zoneDnssec:ZoneDnssec": [resource("cloudflare:index/zoneDnssec:ZoneDnssec", dnssec)],
  "cloudflare:index/hostnameTlsSetting:HostnameTlsSetting": [
    resource("cloudflare:index/hostnameTlsSetting:HostnameTlsSetting", hostSetting),
  ],
  "cloudflare:index/universalSslSetting:UniversalSslSetting": [
    resource("cloudflare:index/universalSslSetting:UniversalSslSetting", { zoneId, enabled: true }),
  ],
  "cloudflare:index/managedTransforms:ManagedTransforms": [
    resource("cloudflare:index/managedTransforms:ManagedTransforms", transforms),
  ],
  "cloudflare:index/ruleset:Ruleset": [resource("cloudflare:index/ruleset:Ruleset", ruleset)],
  "cloudflare:index/pageRule:PageRule": [resource("cloudflare:index/pageRule:PageRule", pageRule)],
  "cloudflare:index/zeroTrustTunnelCloudflared:ZeroTrustTunnelCloudflared": [
    resource("cloudflare:index/zeroTrustTunnelCloudflared:ZeroTrustTunnelCloudflared", tunnel),
  ],
  "pulumi:providers:cloudflare": [resource("pulumi:providers:cloudflare", provider)],
} satisfies Readonly<Record<string, readonly Subject[]>>;
