import type { Resources } from "../../../policies/rule.ts";
import { resource } from "../case.ts";
import {
  authorities,
  caa,
  changed,
  cleanRecord,
  cleanSettings,
  cleanStack,
  cleanZone,
  dnssec,
  noMail,
  plain,
  record,
  transforms,
  tunnel,
  tunnelRecord,
  universalSsl,
  without,
  zoneId,
} from "../clean-cloudflare.ts";
import type { StackCase, StackRuleCases } from "../stack-case.ts";

function made(what: string, resources: Resources): StackCase {
  return { what, stack: resources };
}

function bad(what: string, name: string, field: string, resources: Resources): StackRuleCases["violating"][number] {
  return { what, finds: [`${name}: ${field}`], stack: resources };
}

const untouched = [made("a clean stack", cleanStack), made("a stack without Cloudflare", [])];
const other = "fedcba98".repeat(4);
const [issue, wild, iodef] = authorities;
if (issue === undefined || wild === undefined || iodef === undefined) throw new Error("the clean stack has three");

/** The same records, but the zone itself is made elsewhere, and some names are written below it. */
const foreign = changed(
  [cleanZone, ...authorities],
  [
    caa("issue", "letsencrypt.org", "@"),
    caa("issuewild", ";", "@"),
    caa("IODEF", "mailto:house@example.org", "@"),
    record({ name: "short" }, "short"),
  ],
);
const inText = ['0 issue "letsencrypt.org"', '0 issuewild ";"', '0 iodef "mailto:house@example.org"'].map(
  (content, index) => ({
    ...plain("CAA", "example.org", content),
    name: `caa-${String(index)}`,
    urn: `urn:caa-${String(index)}`,
  }),
);

const ruleset = (operation: string, change: object = {}, phase = "http_request_late_transform") =>
  resource("cloudflare:index/ruleset:Ruleset", {
    zoneId,
    kind: "zone",
    name: "headers",
    phase,
    rules: [
      {
        action: "rewrite",
        expression: "true",
        actionParameters: { headers: { "X-Forwarded-For": { operation } } },
        ...change,
      },
    ],
  });
const transformed = (one: Resources[number]) => changed([transforms(true)], [one]);

const certificates: StackRuleCases = {
  rule: "HS-103",
  violating: [
    bad("none", "zone", "CAA records of example.org", changed(authorities)),
    bad("no issuewild", "caa-issue", "CAA records of example.org", changed([wild])),
    bad("an empty iodef", "caa-issue", "CAA records of example.org", changed([iodef], [caa("iodef", " ")])),
    bad(
      "records for a name below alone",
      "zone",
      "CAA records of example.org",
      changed(
        authorities,
        ["issue", "issuewild", "iodef"].map((tag) => caa(tag, ";", "app.example.org")),
      ),
    ),
    bad("fewer for a name below", "caa-issue-app.example.org", "CAA records of app.example.org", [
      ...cleanStack,
      caa("issue", "example.net", "app.example.org"),
    ]),
    bad("none, and the zone elsewhere", "app", "CAA records of example.org", changed([cleanZone, ...authorities])),
    bad(
      "Universal SSL as it is",
      "zone",
      "Universal SSL of example.org",
      without("cloudflare:index/universalSslSetting:UniversalSslSetting"),
    ),
    bad("Universal SSL on", "universal-ssl", "enabled", changed([universalSsl(false)], [universalSsl(true)])),
  ],
  clean: [
    made("the zone elsewhere", foreign),
    made("in one text each", changed(authorities, inText)),
    made("a wildcard alone, and the zone elsewhere", [
      record({ name: "*.kept.example" }),
      ...authorities.map((one) => ({ ...one, props: { ...one.props, name: "kept.example" } })),
    ]),
    made("Universal SSL accepted", [
      { ...cleanZone, props: { ...cleanZone.props, name: "kept.example" } },
      ...authorities.map((one) => ({ ...one, props: { ...one.props, name: "@" } })),
    ]),
    ...untouched,
  ],
  unknown: { stack: cleanStack, subject: issue, path: ["zoneId"] },
};

const signing: StackRuleCases = {
  rule: "HS-105",
  violating: [
    bad("none", "zone", "DNSSEC of example.org", without("cloudflare:index/zoneDnssec:ZoneDnssec")),
    bad("switched off", "dnssec", "status", changed([dnssec("active")], [dnssec("disabled")])),
    bad("nothing said", "dnssec", "status", changed([dnssec("active")], [dnssec(undefined)])),
    bad("a second zone", "second", "DNSSEC of second.example.net", [
      ...cleanStack,
      record({ zoneId: other, name: "second.example.net" }, "second"),
    ]),
  ],
  clean: [
    made("the registrar is still to come", changed([dnssec("active")], [dnssec("pending")])),
    made("the zone elsewhere", foreign),
    ...untouched,
  ],
  unknown: { stack: cleanStack, subject: dnssec("active"), path: ["status"] },
};

const headers = "request headers of example.org";
const forwarding: StackRuleCases = {
  rule: "HS-107",
  violating: [
    bad("nothing", "zone", headers, without("cloudflare:index/managedTransforms:ManagedTransforms")),
    bad("switched off", "zone", headers, transformed(transforms(false))),
    bad("one more added", "zone", headers, transformed(ruleset("add"))),
    bad("a rule switched off", "zone", headers, transformed(ruleset("remove", { enabled: false }))),
    bad("a rule for no request", "zone", headers, transformed(ruleset("remove", { expression: "false" }))),
    bad("answers", "zone", headers, transformed(ruleset("remove", {}, "http_response_headers_transform"))),
  ],
  clean: [
    made("a rule", transformed(ruleset("remove"))),
    made("a rule that sets it", transformed(ruleset("set"))),
    made("nothing proxied", [cleanZone, ...authorities]),
    ...untouched,
  ],
  unknown: { stack: cleanStack, subject: record(), path: ["proxied"] },
};

const [spf, dmarc, mx] = noMail;
if (spf === undefined || dmarc === undefined || mx === undefined) throw new Error("the clean stack has three");
const policy = (content: string) => changed([dmarc], [plain("TXT", "_dmarc", content)]);
const mail: StackRuleCases = {
  rule: "HS-108",
  violating: [
    bad("no SPF", "zone", "SPF of example.org", changed([spf])),
    bad("a soft SPF", "zone", "SPF of example.org", changed([spf], [plain("TXT", "@", "v=spf1 ~all")])),
    bad("a sender in it", "zone", "SPF of example.org", changed([spf], [plain("TXT", "@", "v=spf1 mx -all")])),
    bad("two of them", "zone", "SPF of example.org", [...cleanStack, plain("TXT", "example.org.", "v=spf1 -all")]),
    bad("no DMARC", "zone", "DMARC of example.org", changed([dmarc])),
    ...["p=none", "p=quarantine", "p=reject; pct=50", "p=reject; sp=none", "p=reject; np=none"].map((tags) =>
      bad(`DMARC ${tags}`, "zone", "DMARC of example.org", policy(`v=DMARC1; ${tags}`)),
    ),
    bad("no MX", "zone", "MX of example.org", changed([mx])),
  ],
  clean: [
    made("in parts", changed([spf], [plain("TXT", "@", '"v=spf1 " "-all"')])),
    made("mail in the stack", [cleanZone, plain("MX", "example.org", "mx.example.net", { priority: 10 })]),
    made("mail elsewhere", [{ ...cleanZone, props: { ...cleanZone.props, name: "mail.example" } }]),
    made("the zone elsewhere", foreign),
    ...untouched,
  ],
  unknown: { stack: cleanStack, subject: spf, path: ["content"] },
};

const added = (...more: Resources): Resources => [...cleanStack, ...more];
const stranger = `${"0".repeat(8)}-0000-4000-8000-${"0".repeat(12)}.cfargotunnel.com`;
const dangling: StackRuleCases = {
  rule: "HS-109",
  violating: [
    bad("a wildcard", "all", "name", added(record({ name: "*.example.org" }, "all"))),
    bad("a wildcard, not in full", "all", "name", [record({ name: "*" }, "all")]),
    bad("a wildcard of the older type", "all", "name", [
      resource("cloudflare:index/record:Record", { ...cleanRecord, name: "*.example.org" }, "all"),
    ]),
    bad("another than the declared", "all", "name", [record({ name: "*.b.apps.example.org" }, "all")]),
    bad("a name that is gone", "cname-old", "content", added(plain("CNAME", "old", "gone.example.org"))),
    bad("a name above a wildcard", "cname-old", "content", [
      ...added(record({ name: "*.apps.example.org" }, "all"), plain("CNAME", "old", "apps.example.org")),
    ]),
    bad("a mail host that is gone", "mx-old", "content", added(plain("MX", "old", "mx.example.org."))),
    bad("servers that are gone", "ns-lab", "content", added(plain("NS", "lab", "ns1.example.org"))),
    bad("a tunnel of nobody", "lost", "content", added(record({ type: "CNAME", content: stranger }, "lost"))),
  ],
  clean: [
    made("a declared wildcard", [record({ name: "*.Apps.example.org" }, "all")]),
    made(
      "a name of the stack",
      added(plain("CNAME", "old", "APP.example.org."), plain("CNAME", "top", "app.example.org")),
    ),
    made(
      "a name below a wildcard",
      added(record({ name: "*.apps.example.org" }, "all"), plain("CNAME", "old", "x.apps.example.org")),
    ),
    made("a name of others", added(plain("CNAME", "docs", "pages.example.net"))),
    made("a zone elsewhere", [...foreign, plain("CNAME", "old", "gone.example.org")]),
    made("a tunnel elsewhere", changed([tunnel])),
    made("a tunnel without an id", changed([tunnel], [{ ...tunnel, props: { accountId: "f", name: "house" } }])),
    ...untouched,
  ],
  unknown: { stack: cleanStack, subject: tunnelRecord, path: ["content"] },
};

const stated: StackRuleCases = {
  rule: "HS-111",
  violating: [
    bad("nothing", "zone", "settings of example.org", without("cloudflare:index/zoneSetting:ZoneSetting")),
    bad("one missing", "zone", "settings of example.org", changed(cleanSettings.slice(0, 1))),
    bad("those of another zone", "app", "settings of app.example.net", [
      record({ zoneId: other, name: "app.example.net" }),
      ...cleanSettings,
    ]),
  ],
  clean: [made("nothing proxied", [cleanZone, ...authorities]), made("the zone elsewhere", foreign), ...untouched],
  unknown: { stack: cleanStack, subject: record(), path: ["zoneId"] },
};

/** Cases of the rules about all resources of Cloudflare together. */
export const cloudflareStackCases: readonly StackRuleCases[] = [
  certificates,
  signing,
  forwarding,
  mail,
  dangling,
  stated,
];
