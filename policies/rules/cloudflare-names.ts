import { dnsName, isOfHost, isUnder, kindOf, textOf, tunnelDomain, upwards } from "../dns.ts";
import { ofType, type Resources, type StackFinding, type StackRule } from "../rule.ts";
import { allRecords, findingAt, fullName, titleOf, type Zone, zonesOf } from "../zones.ts";

function texts({ records }: Zone, name: string, start: RegExp): readonly string[] {
  return records
    .filter((record) => record.kind === "TXT" && record.name === name)
    .map(({ subject }) => textOf(subject.props.content ?? ""))
    .filter((text) => start.test(text));
}

/** What a domain's MX record says when the domain takes no mail. */
const nobody = ".";

function rejects(policy: string): boolean {
  const tags = new Map(
    policy.split(";").map((tag) => {
      const [key = "", value = ""] = tag.split("=");
      return [key.trim().toLowerCase(), value.trim().toLowerCase()] as const;
    }),
  );
  return (
    tags.get("p") === "reject" &&
    ["sp", "np"].every((key) => (tags.get(key) ?? "reject") === "reject") &&
    (tags.get("pct") ?? "100") === "100"
  );
}

/** What each domain without mail has to say, and of each record about it whether it says so. */
const mailWords: readonly {
  readonly what: string;
  readonly allowed: string;
  readonly given: (zone: Zone) => readonly boolean[];
}[] = [
  {
    what: "SPF",
    allowed: "one TXT record v=spf1 -all",
    given: (zone) => texts(zone, zone.apex, /^v=spf1\b/i).map((text) => /^v=spf1\s+-all$/i.test(text.trim())),
  },
  {
    what: "DMARC",
    allowed: "one TXT record v=DMARC1; p=reject at _dmarc",
    given: (zone) => texts(zone, fullName("_dmarc", zone.apex), /^v=DMARC1\b/i).map(rejects),
  },
  {
    what: "MX",
    allowed: "one MX record with the content .",
    given: (zone) => exchanges(zone).map((one) => one === nobody),
  },
];

/** Hosts that take a domain's mail, or {@link nobody}. */
function exchanges({ records, apex }: Zone): readonly string[] {
  return records
    .filter(({ kind, name }) => kind === "MX" && name === apex)
    .map(({ subject }) => (subject.props.content ?? subject.props.data?.target ?? "").trim());
}

/** Domains without mail say so. */
export const noForgedMail: StackRule = {
  id: "HS-108",
  title: "Domains without mail say so",
  why: "Otherwise anyone sends mail in the house's name, and receivers have no reason to refuse it.",
  level: "advisory",
  anchors: ["RFC 7208", "RFC 7489", "RFC 7505"],
  remedy: "add the three records; name a domain that has mail in mailDomains",
  settings: ["mailDomains"],
  checkStack: function* (resources, settings) {
    const withMail = settings.mailDomains.map(dnsName);
    for (const zone of zonesOf(resources)) {
      if (withMail.some((domain) => isUnder(zone.apex, domain)) || exchanges(zone).some((host) => host !== nobody))
        continue;
      for (const { what, allowed, given } of mailWords) {
        const records = given(zone);
        if (records.length === 1 && records[0] === true) continue;
        const found = ["nothing", "another one"][records.length] ?? `${String(records.length)} of them`;
        yield findingAt(zone.owner, { field: `${what} of ${titleOf(zone)}`, found, allowed });
      }
    }
  },
};

function* wildcards(resources: Resources, declared: readonly string[]): Iterable<StackFinding> {
  const names = declared.map(dnsName);
  for (const subject of allRecords(resources)) {
    const name = dnsName(subject.props.name);
    if (!name.startsWith("*") || !isOfHost(subject.props) || names.includes(name)) continue;
    yield findingAt(subject, { field: "name", found: name, allowed: "one name, or one of wildcardHostnames" });
  }
}

function* loose({ records, apex }: Zone): Iterable<StackFinding> {
  const hosts = new Set(records.filter(({ subject }) => isOfHost(subject.props)).map(({ name }) => name));
  for (const { subject, kind } of records.filter((one) => ["CNAME", "MX", "NS"].includes(one.kind))) {
    const content = subject.props.content ?? ".";
    const target = content === "@" ? apex : dnsName(content);
    const answers = [
      target,
      ...upwards(target)
        .slice(1)
        .map((above) => `*.${above}`),
    ];
    if (target === "" || !isUnder(target, apex) || answers.some((name) => hosts.has(name))) continue;
    const allowed = `a name of ${apex} that has a record`;
    yield findingAt(subject, { field: "content", found: `${target}, for ${kind}`, allowed });
  }
}

function* deadTunnels(resources: Resources): Iterable<StackFinding> {
  const tunnels = ofType(resources, "cloudflare:index/zeroTrustTunnelCloudflared:ZeroTrustTunnelCloudflared");
  const ids = tunnels.map(({ props }) => props.id);
  // A stack without tunnels leads to those of others, and a tunnel without an id cannot be compared.
  if (ids.length === 0 || ids.includes(undefined)) return;
  for (const subject of allRecords(resources).filter(({ props }) => kindOf(props) === "CNAME")) {
    const target = dnsName(subject.props.content ?? "");
    if (!isUnder(target, tunnelDomain) || ids.some((id) => target === `${String(id)}.${tunnelDomain}`)) continue;
    yield findingAt(subject, { field: "content", found: "a tunnel that is not in the stack", allowed: "one that is" });
  }
}

/** Names lead to something, as far as the stack alone tells. */
export const nothingDangles: StackRule = {
  id: "HS-109",
  title: "Names in DNS lead to something that is in the stack",
  why: "Whoever gets hold of what a forgotten name leads to speaks in the house's name; a wildcard makes every name lead there.",
  level: "mandatory",
  anchors: ["OWASP WSTG-CONF-10"],
  remedy: "remove the record or add what it leads to; name a wildcard that is meant in wildcardHostnames",
  settings: ["wildcardHostnames"],
  checkStack: function* (resources, settings) {
    yield* wildcards(resources, settings.wildcardHostnames);
    yield* deadTunnels(resources);
    // Of a zone that is made elsewhere, other records may be made elsewhere too.
    for (const zone of zonesOf(resources)) if (zone.isOwned) yield* loose(zone);
  },
};
