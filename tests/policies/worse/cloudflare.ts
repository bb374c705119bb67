import { hsts } from "../clean-cloudflare.ts";
import { absent, type Worse } from "../worsenings.ts";

const inside = [
  ...["10.0.0.1", "127.0.0.1", "169.254.1.1", "172.16.0.1", "192.168.1.11", "100.64.0.1", "0.0.0.0", "203.0.113.9"],
  ...["", "10.1", "010.0.0.1", "example.org"],
];

/** Worsenings of a record of a web host. */
export const worseRecord: Worse = {
  proxied: [absent, false],
  content: inside,
  ttl: [0, 60, 300, 86_400],
  name: ["*.example.org", "*"],
};

/** Worsenings of a name that leads to a tunnel. */
export const worseTunnelRecord: Worse = {
  proxied: [absent, false],
  content: [`${"0".repeat(8)}-0000-4000-8000-${"0".repeat(12)}.cfargotunnel.com`, "gone.example.org"],
};

/** Worsenings of a record that says who may issue certificates. */
export const worseAuthority: Worse = {
  type: ["TXT"],
  name: ["other.example.org"],
  "data.tag": ["contactemail"],
  "data.value": ["", " "],
  ttl: [1, 30, 100_000],
};

/** Worsenings of what a domain without mail says, by the record. */
export const worseSpf: Worse = { content: ["v=spf1 ~all", "v=spf1 +all", "v=spf1 mx -all", "hello"], name: ["other"] };
export const worseDmarc: Worse = {
  content: ["p=none", "p=quarantine", "p=reject; sp=none", "p=reject; pct=50"].map((tags) => `v=DMARC1; ${tags}`),
  name: ["example.org"],
};
export const worseExchange: Worse = { content: ["gone.example.org"], type: ["TXT"] };

/** Worsenings of a zone. */
export const worseZone: Worse = { paused: [true], name: ["other.example"] };

/** Worsenings of settings about TLS, by the setting. */
export const worseSettings: Readonly<Record<string, Worse>> = {
  ssl: { value: [absent, "off", "flexible", "full"], settingId: ["brotli"] },
  min_tls_version: { value: [absent, "1.0", "1.1"], settingId: ["brotli"] },
  tls_1_3: { value: [absent, "off", "zrt"], settingId: ["brotli"] },
  always_use_https: { value: [absent, "off"], settingId: ["brotli"] },
  "0rtt": { value: [absent, "on"], settingId: ["brotli"] },
  security_header: {
    value: [
      ...[absent, {}, hsts({ enabled: false }), hsts({ max_age: 0 }), hsts({ max_age: 86_400 })],
      hsts({ include_subdomains: false }),
    ],
    settingId: ["brotli"],
  },
};

/** Worsenings of a setting of one host. */
export const worseHostSetting: Worse = { value: [absent, "1.0", "1.1"] };

/** Worsenings of DNSSEC. */
export const worseDnssec: Worse = { status: [absent, "disabled"], zoneId: ["0".repeat(32)] };

/** Worsenings of Universal SSL. */
export const worseUniversalSsl: Worse = { enabled: [absent, true], zoneId: ["0".repeat(32)] };

/** Worsenings of managed transforms. */
export const worseTransforms: Worse = {
  managedRequestHeaders: [absent, []],
  "managedRequestHeaders.0.enabled": [false],
  "managedRequestHeaders.0.id": ["add_true_client_ip_headers"],
  zoneId: ["0".repeat(32)],
};

/** Worsenings of rules that set how a part of the zone is reached. */
export const worseRuleset: Worse = { "rules.0.actionParameters.ssl": ["off", "flexible", "full"] };

/** Worsenings of rules that take away a header. */
export const worseHeaders: Worse = {
  rules: [absent, []],
  "rules.0.enabled": [false],
  "rules.0.expression": ["false"],
  "rules.0.action": ["skip"],
  "rules.0.actionParameters.headers": [
    {},
    { "X-Forwarded-For": { operation: "add", value: "203.0.113.7" } },
    { "X-Other": { operation: "remove" } },
  ],
  phase: ["http_response_headers_transform"],
  zoneId: ["0".repeat(32)],
};

/** Worsenings of a rule for some pages. */
export const worsePage: Worse = { "actions.ssl": ["off", "flexible", "full"], "actions.disableSecurity": [true] };

/** Worsenings of a tunnel. */
export const worseTunnel: Worse = { id: [`${"1".repeat(8)}-0000-4000-8000-${"0".repeat(12)}`] };

/** Worsenings of the provider of Cloudflare. */
export const worseProvider: Worse = {
  apiKey: ["a key"],
  email: ["house@example.org"],
  apiUserServiceKey: ["a key"],
  baseUrl: ["http://api.cloudflare.com/client/v4", "https://api.example.org/client/v4"],
};
