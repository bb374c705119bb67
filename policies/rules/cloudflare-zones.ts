import { type DnsRecord, dnsName, isOfHost, isUnder, upwards } from "../dns.ts";
import { words } from "../normal.ts";
import { ofType, type Resources, type StackFinding, type StackRule } from "../rule.ts";
import type { Settings } from "../settings.ts";
import { findingAt, proxiedZonesOf, titleOf, type Zone, zonesOf } from "../zones.ts";
import { wantedSettings } from "./cloudflare-settings.ts";

const caaTags = ["issue", "issuewild", "iodef"] as const;

function caaOf({ data, content }: DnsRecord): { readonly tag: string; readonly value: string } {
  const [, tag = "", value = ""] = /^\s*\d+\s+(\w+)\s*(.*)$/.exec(content ?? "") ?? [];
  const given = typeof data?.tag === "string" ? { tag: data.tag, value: data.value ?? "" } : { tag, value };
  return { tag: given.tag.toLowerCase(), value: given.value.replace(/"/g, "").trim() };
}

function* certificateRecords(zone: Zone): Iterable<StackFinding> {
  const all = zone.records.filter(({ kind }) => kind === "CAA");
  const names = [zone.apex, ...zone.records.filter(({ subject }) => isOfHost(subject.props)).map(({ name }) => name)];
  // An authority climbs from the name that it is asked for, and stops at the first records that it finds.
  const places = names.map((name) => upwards(name).find((above) => all.some((caa) => caa.name === above)) ?? zone.apex);
  for (const place of new Set(places)) {
    const here = all.filter(({ name }) => name === place);
    const records = here.map(({ subject }) => caaOf(subject.props)).filter(({ value }) => value !== "");
    const given = caaTags.filter((tag) => records.some((one) => one.tag === tag));
    if (given.length === caaTags.length) continue;
    yield findingAt(here[0]?.subject ?? zone.owner, {
      field: `CAA records of ${place === "" ? titleOf(zone) : place}`,
      found: given.length === 0 ? "none of them" : words(given),
      allowed: words(caaTags),
    });
  }
}

function* universalSsl(zone: Zone, resources: Resources, settings: Settings): Iterable<StackFinding> {
  const declared = settings.universalSslDomains.map(dnsName);
  if (declared.some((one) => one === zone.id || (one !== "" && isUnder(zone.apex, one)))) return;
  const setting = ofType(resources, "cloudflare:index/universalSslSetting:UniversalSslSetting").find(
    ({ props }) => props.zoneId === zone.id,
  );
  if (setting?.props.enabled === false) return;
  yield findingAt(setting ?? zone.owner, {
    field: setting === undefined ? `Universal SSL of ${titleOf(zone)}` : "enabled",
    found: String(setting?.props.enabled ?? "nothing, so on"),
    allowed: "off, or the zone in universalSslDomains",
  });
}

/** Zones say who may issue certificates for them. */
export const certificateAuthorities: StackRule = {
  id: "HS-103",
  title: "Zones say who may issue their certificates, and know what Universal SSL does to that",
  why: "Any authority could issue otherwise; and while Universal SSL is on, Cloudflare answers with CAA records of its own.",
  level: "mandatory",
  anchors: ["RFC 8659", "CISA VA-26-183-01"],
  remedy:
    "add CAA records issue, issuewild and iodef; set UniversalSslSetting to false, or accept its limit in universalSslDomains",
  settings: ["universalSslDomains"],
  checkStack: function* (resources, settings) {
    for (const zone of zonesOf(resources)) {
      yield* certificateRecords(zone);
      yield* universalSsl(zone, resources, settings);
    }
  },
};

/** Zones are signed. */
export const signedZones: StackRule = {
  id: "HS-105",
  title: "Zones are signed with DNSSEC",
  why: "Unsigned answers can be forged on the way, and with them certificates and mail.",
  level: "mandatory",
  anchors: ["RFC 9364"],
  remedy: "add ZoneDnssec with the status active, and write its DS record at the registrar",
  checkStack: function* (resources) {
    const all = ofType(resources, "cloudflare:index/zoneDnssec:ZoneDnssec");
    for (const zone of zonesOf(resources)) {
      const dnssec = all.find(({ props }) => props.zoneId === zone.id);
      if (dnssec === undefined)
        yield findingAt(zone.owner, { field: `DNSSEC of ${titleOf(zone)}`, found: "nothing", allowed: "active" });
      // Pending is what Cloudflare answers until the registrar has the DS record: only a look from outside tells more.
      else if (!["active", "pending"].includes(dnssec.props.status ?? ""))
        yield findingAt(dnssec, { field: "status", found: dnssec.props.status ?? "nothing", allowed: "active" });
    }
  },
};

const forwardedHeader = "x-forwarded-for";

function strips(resources: Resources, zone: Zone): boolean {
  const managed = ofType(resources, "cloudflare:index/managedTransforms:ManagedTransforms")
    .filter(({ props }) => props.zoneId === zone.id)
    .flatMap(({ props }) => props.managedRequestHeaders ?? []);
  if (managed.some(({ id, enabled }) => id === "remove_visitor_ip_headers" && enabled)) return true;
  const rules = ofType(resources, "cloudflare:index/ruleset:Ruleset")
    .filter(({ props }) => props.zoneId === zone.id && props.phase === "http_request_late_transform")
    .flatMap(({ props }) => props.rules ?? []);
  return rules.some(
    ({ action, enabled, expression, actionParameters }) =>
      action === "rewrite" &&
      enabled !== false &&
      expression.trim() !== "false" &&
      Object.entries(actionParameters?.headers ?? {}).some(
        ([header, { operation }]) => header.toLowerCase() === forwardedHeader && operation !== "add",
      ),
  );
}

/** Headers in which visitors could write another address are taken away. */
export const noForgedAddresses: StackRule = {
  id: "HS-107",
  title: "Visitors cannot write the address that they come from",
  why: "Cloudflare appends to X-Forwarded-For: what a visitor wrote there stays first, and bans and access rules believe it.",
  level: "advisory",
  anchors: ["CWE-348", "Authelia: Cloudflare"],
  remedy:
    "remove X-Forwarded-For in a Ruleset of http_request_late_transform, or enable remove_visitor_ip_headers in ManagedTransforms",
  checkStack: function* (resources) {
    for (const zone of proxiedZonesOf(resources))
      if (!strips(resources, zone))
        yield findingAt(zone.owner, {
          field: `request headers of ${titleOf(zone)}`,
          found: "X-Forwarded-For as visitors send it",
          allowed: "X-Forwarded-For removed or set at the edge",
        });
  },
};

/** Zones state what HS-104 judges. */
export const statedSettings: StackRule = {
  id: "HS-111",
  title: "Zones with proxied names state their settings about TLS",
  why: "What is not stated is Cloudflare's default, or what somebody once clicked: TLS 1.0, no HSTS, plain HTTP to the house.",
  level: "mandatory",
  anchors: ["Mozilla TLS 5.7", "OWASP TLS"],
  remedy: "add a ZoneSetting for each id",
  checkStack: function* (resources) {
    const settings = ofType(resources, "cloudflare:index/zoneSetting:ZoneSetting");
    for (const zone of proxiedZonesOf(resources)) {
      const stated = settings
        .filter(({ props }) => props.zoneId === zone.id)
        .map(({ props }) => props.settingId.trim());
      const missing = [...wantedSettings.keys()].filter((id) => !stated.includes(id));
      if (missing.length > 0)
        yield findingAt(zone.owner, {
          field: `settings of ${titleOf(zone)}`,
          found: `nothing for ${missing.join(", ")}`,
          allowed: "all of them stated",
        });
    }
  },
};
