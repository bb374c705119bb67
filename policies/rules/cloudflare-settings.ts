import type { Finding, ResourceRule } from "../rule.ts";

interface Wanted {
  readonly allowed: string;
  readonly holds: (value: unknown) => boolean;
}

function oneOf(...values: readonly string[]): Wanted {
  return { allowed: values.join(" or "), holds: (value) => values.includes(String(value).trim().toLowerCase()) };
}

/** Half a year in seconds: the least that TLS graders count, and what Cloudflare's own guide names. */
const leastHsts = 15_552_000;

function part(value: unknown, ...keys: readonly string[]): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => keys.includes(key))?.[1];
}

function isStrictTransport(value: unknown): boolean {
  // The API takes the object, and a list of one as well.
  const header = part(Array.isArray(value) ? value[0] : value, "strict_transport_security", "strictTransportSecurity");
  return (
    part(header, "enabled") === true &&
    part(header, "include_subdomains", "includeSubdomains") === true &&
    Number(part(header, "max_age", "maxAge")) >= leastHsts
  );
}

const strict = oneOf("strict", "origin_pull");
const modern = oneOf("1.2", "1.3");

/** What a zone has to be set to, by the setting's id. */
export const wantedSettings: ReadonlyMap<string, Wanted> = new Map([
  ["ssl", strict],
  ["min_tls_version", modern],
  // Not "zrt", which is TLS 1.3 with 0-RTT.
  ["tls_1_3", oneOf("on")],
  ["always_use_https", oneOf("on")],
  [
    "security_header",
    { allowed: `HSTS with subdomains, for ${String(leastHsts)} seconds or more`, holds: isStrictTransport },
  ],
  ["0rtt", oneOf("off")],
]);

function shown(value: unknown): string {
  if (typeof value === "string") return value;
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 80);
}

function* judged(field: string, value: unknown, wanted: Wanted | undefined): Iterable<Finding> {
  if (wanted !== undefined && !wanted.holds(value)) yield { field, found: shown(value), allowed: wanted.allowed };
}

/** Settings about TLS are strict, for a zone and for parts of it. */
export const strictSettings: ResourceRule = {
  id: "HS-104",
  title: "TLS of a zone is strict: to visitors and to the house",
  why: "Weaker settings let anyone on the way read or change traffic, or send a visitor's request once more.",
  level: "mandatory",
  anchors: ["Mozilla TLS 5.7", "OWASP TLS"],
  remedy: "set the allowed value; removing the resource would leave the old value in the zone",
  checks: {
    "cloudflare:index/zoneSetting:ZoneSetting": ({ props }) =>
      judged("value", props.value, wantedSettings.get(props.settingId.trim().toLowerCase())),
    "cloudflare:index/hostnameTlsSetting:HostnameTlsSetting": ({ props }) =>
      judged("value", props.value, wantedSettings.get(props.settingId.trim().toLowerCase())),
    "cloudflare:index/ruleset:Ruleset": function* ({ props }) {
      for (const [index, { action, enabled, actionParameters }] of (props.rules ?? []).entries()) {
        if (action !== "set_config" || enabled === false || actionParameters?.ssl === undefined) continue;
        yield* judged(`rules[${String(index)}].actionParameters.ssl`, actionParameters.ssl, strict);
      }
    },
    "cloudflare:index/pageRule:PageRule": function* ({ props }) {
      if (props.status === "disabled" || props.actions.ssl === undefined) return;
      yield* judged("actions.ssl", props.actions.ssl, strict);
    },
  },
};

const keys = ["apiKey", "email", "apiUserServiceKey"] as const;

/** Cloudflare's own address; absent, the provider takes it. */
const ownAddress = /^https:\/\/api\.cloudflare\.com(?::443)?(?:\/|$)/i;

/** The provider has a token with few permissions, not the key of the whole account, and tells it to Cloudflare alone. */
export const scopedToken: ResourceRule = {
  id: "HS-106",
  title: "Cloudflare is reached with a token of few permissions, at its own address",
  why: "The global key may do everything to every zone of the account, without limit or end; another address gets the token.",
  level: "mandatory",
  anchors: [],
  remedy: "make an API token that may edit DNS and settings of the zone, and set apiToken alone; remove baseUrl",
  checks: {
    "pulumi:providers:cloudflare": function* ({ props }) {
      const address = (props.baseUrl ?? "").trim();
      // It may hold a password, so it is not told.
      if (address !== "" && !ownAddress.test(address))
        yield {
          field: "baseUrl",
          found: "another address (not shown)",
          allowed: "none, or https://api.cloudflare.com",
        };
      for (const field of keys)
        if ((props[field] ?? "") !== "")
          yield { field, found: "a value (not shown)", allowed: "none; apiToken instead" };
    },
  },
};
