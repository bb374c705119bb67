import { bad, made, resource, type RuleCases } from "../case.ts";
import {
  cleanRecord,
  cleanSettings,
  cleanZone,
  hsts,
  plain,
  record,
  setting,
  tunnelId,
  tunnelRecord,
  zoneId,
} from "../clean-cloudflare.ts";

const untouched = [made("a clean record", record()), made("a clean name of a tunnel", tunnelRecord)];
const older = (change: object) =>
  resource("cloudflare:index/record:Record", { ...cleanRecord, proxied: false, ...change });
const tunnelName = `${tunnelId}.cfargotunnel.com`;

const hidden = [
  ...["10.0.0.1", "127.0.0.1", "0.0.0.0", "100.64.0.1", "169.254.1.1", "172.31.255.255", "192.168.1.11", "192.0.2.1"],
  ...["198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "255.255.255.255"],
];
const hidden6 = [
  ...["::1", "::", "fd00::1", "FD00::0:1", "fe80::1", "fe80::1%eth0", "2001:db8::1", "::ffff:192.168.1.11", "ff02::1"],
  ...["64:ff9b::a00:1", "2002:a00:1::1", "100::1"],
];
const garbled = ["", "010.0.0.1", "10.1", "167772161", "0x0a000001", "10.0.0.1/8", "example.org"];

/** Cases of the rules about one record of DNS. */
const recordCases: readonly RuleCases[] = [
  {
    rule: "HS-100",
    violating: [
      bad("switched off", "proxied", record({ proxied: false })),
      bad("left out", "proxied", plain("AAAA", "app.example.org", "2606:4700::1111", { proxied: undefined })),
      bad("another name", "proxied", plain("cname", "www.example.org", "app.example.org")),
      bad("the older type", "proxied", older({})),
      bad("the zone itself", "proxied", record({ name: "@", proxied: false })),
      bad("a declared name, not in full", "proxied", record({ name: "play", proxied: false })),
      bad("below a declared name", "proxied", record({ name: "a.play.example.org", proxied: false })),
      bad("an address of a service's name", "proxied", plain("A", "_web.example.org", "1.1.1.1")),
      bad("a zone that is only DNS", "paused", { ...cleanZone, props: { ...cleanZone.props, paused: true } }),
    ],
    clean: [
      made("a declared name", record({ name: "Play.example.org.", proxied: false })),
      made("a name of mail", plain("CNAME", "s1._domainkey.example.org", "s1.example.net")),
      made("a text", plain("TXT", "example.org", "hello")),
      made("a zone", cleanZone),
      ...untouched,
    ],
    unknown: { subject: record(), path: ["proxied"] },
  },
  {
    rule: "HS-101",
    violating: [
      ...hidden.map((one) => bad(one, "content", plain("A", "play.example.org", one))),
      ...hidden6.map((one) => bad(one, "content", plain("aaaa", "play.example.org", one))),
      ...garbled.map((one) => bad(JSON.stringify(one), "content", plain("A", "play.example.org", one))),
      ...["localhost", "nas.local.", "router.LAN", "10-0-0-1.nip.io"].map((one) =>
        bad(one, "content", plain("CNAME", "play.example.org", one)),
      ),
      bad("the older type", "content", older({ content: "10.0.0.1" })),
      bad("behind the proxy", "content", record({ content: "10.0.0.1" })),
      bad("a hint", "content", plain("HTTPS", "play.example.org", '1 . alpn="h2" ipv4hint="1.1.1.1,10.0.0.1"')),
      bad(
        "a hint in parts",
        "data.value",
        record({
          type: "SVCB",
          content: undefined,
          proxied: false,
          data: { priority: 1, target: ".", value: "ipv6hint=fd00::1" },
        }),
      ),
    ],
    clean: [
      made("a declared address", plain("A", "play.example.org", "192.168.1.10")),
      made("one written otherwise", plain("AAAA", "play.example.org", "FD00:0::0010")),
      made("a name without a host", record({ content: "192.0.2.1" })),
      made("the same in IPv6", record({ type: "AAAA", content: "100::" })),
      made("a private route", record({ content: "10.0.0.1", privateRouting: true })),
      made("a hint", plain("HTTPS", "play.example.org", '1 . ipv4hint="1.1.1.1" ipv6hint="2606:4700::1111"')),
      made("a text", plain("TXT", "example.org", "10.0.0.1")),
      made("a name like one of the inside", plain("CNAME", "play.example.org", "notlocalhost.example.net")),
      ...untouched,
    ],
    unknown: { subject: record(), path: ["content"] },
  },
  {
    rule: "HS-102",
    violating: [
      bad("a time with the proxy", "ttl", record({ ttl: 300 })),
      ...[0, 1, 30, 59, 60.5, 86_401, Number.NaN].map((ttl) =>
        bad(`${String(ttl)} without it`, "ttl", plain("TXT", "example.org", "hello", { ttl })),
      ),
      bad("proxied left out", "ttl", record({ proxied: undefined })),
    ],
    clean: [
      made("a minute", plain("TXT", "example.org", "hello", { ttl: 60 })),
      made("a day", plain("TXT", "example.org", "hello", { ttl: 86_400 })),
      ...untouched,
    ],
    unknown: { subject: record(), path: ["ttl"] },
  },
];

const tunnelCases: RuleCases = {
  rule: "HS-110",
  violating: [
    bad("switched off", "proxied", plain("CNAME", "www.example.org", tunnelName)),
    bad("left out", "proxied", plain("CNAME", "www.example.org", tunnelName, { proxied: undefined })),
    bad("a declared name", "proxied", plain("CNAME", "play.example.org", tunnelName)),
    bad("in capitals, with a dot", "proxied", plain("CNAME", "www.example.org", `${tunnelName.toUpperCase()}.`)),
  ],
  clean: [
    made("another name", plain("CNAME", "www.example.org", "app.example.org")),
    made("one that only ends alike", plain("CNAME", "www.example.org", "notcfargotunnel.com")),
    ...untouched,
  ],
  unknown: { subject: tunnelRecord, path: ["proxied"] },
};

const config = (ssl: string, enabled?: boolean) =>
  resource("cloudflare:index/ruleset:Ruleset", {
    zoneId,
    kind: "zone",
    name: "config",
    phase: "http_config_settings",
    rules: [
      { action: "set_config", expression: "true", actionParameters: { automaticHttpsRewrites: true } },
      { action: "set_config", expression: "true", enabled, actionParameters: { ssl } },
    ],
  });
const page = (ssl: string | undefined, status = "active") =>
  resource("cloudflare:index/pageRule:PageRule", { zoneId, target: "example.org/*", status, actions: { ssl } });
const host = (settingId: string, value: unknown) =>
  resource("cloudflare:index/hostnameTlsSetting:HostnameTlsSetting", {
    zoneId,
    hostname: "app.example.org",
    settingId,
    value,
  });

/** Values that are too weak, by the setting. */
const weak: readonly (readonly [string, unknown])[] = [
  ...["off", "flexible", "full"].map((value) => ["ssl", value] as const),
  ...["1.0", "1.1", 1.1, ""].map((value) => ["min_tls_version", value] as const),
  ...["off", "zrt"].map((value) => ["tls_1_3", value] as const),
  ["always_use_https", "off"],
  ["0rtt", "on"],
  ["security_header", undefined],
  ["security_header", {}],
  ["security_header", hsts({ enabled: false })],
  ["security_header", hsts({ max_age: 86_400 })],
  ["security_header", hsts({ max_age: undefined })],
  ["security_header", hsts({ include_subdomains: false })],
];

const settingCases: RuleCases = {
  rule: "HS-104",
  violating: [
    ...weak.map(([id, value]) => bad(`${id} ${JSON.stringify(value)}`, "value", setting(id, value))),
    bad("a setting in capitals", "value", setting(" SSL ", "flexible")),
    bad("one host", "value", host("min_tls_version", "1.0")),
    bad("a part of the zone", "rules[1].actionParameters.ssl", config("flexible")),
    bad("a page", "actions.ssl", page("off")),
  ],
  clean: [
    ...cleanSettings.map((one) => made(`a clean ${one.name}`, one)),
    made("TLS 1.3 alone", setting("min_tls_version", "1.3")),
    made("the origin alone", setting("ssl", "origin_pull")),
    made("HSTS in a list", setting("security_header", [hsts({ max_age: 15_552_000 })])),
    made("another setting", setting("brotli", "off")),
    made("one whose name every object has", setting("constructor", "off")),
    made("one host", host("min_tls_version", "1.2")),
    made("a strict part", config("strict")),
    made("a part switched off", config("flexible", false)),
    made("a page switched off", page("off", "disabled")),
    made("another page", page(undefined)),
  ],
  unknown: { subject: setting("ssl", "strict"), path: ["value"] },
};

const provider = (props: object) => resource("pulumi:providers:cloudflare", props);
const providerCases: RuleCases = {
  rule: "HS-106",
  violating: [
    bad("the global key", "apiKey", provider({ apiKey: "a key", email: "house@example.org" })),
    bad("the address alone", "email", provider({ apiToken: "a token", email: "house@example.org" })),
    ...["http://api.cloudflare.com/client/v4", "https://api.cloudflare.com.example.org/", "api.example.org"].map(
      (baseUrl) => bad(baseUrl, "baseUrl", provider({ apiToken: "a token", baseUrl })),
    ),
    bad("the key for certificates", "apiUserServiceKey", provider({ apiUserServiceKey: "a key" })),
  ],
  clean: [
    made("a token", provider({ apiToken: "a token" })),
    made("its own address", provider({ apiToken: "a token", baseUrl: "https://api.cloudflare.com/client/v4/" })),
    made("a token beside empty ones", provider({ apiToken: "a token", apiKey: "", email: "" })),
    made("nothing, so the environment", provider({})),
  ],
  unknown: { subject: provider({ apiToken: "a token" }), path: ["apiKey"] },
};

/** Cases of the rules about one resource of Cloudflare. */
export const cloudflareCases: readonly RuleCases[] = [...recordCases, settingCases, providerCases, tunnelCases];
