import { type DnsRecord, dnsName, isOfHost, isUnder, kindOf, records, tunnelDomain } from "../dns.ts";
import type { Edit } from "../mend.ts";
import { words } from "../normal.ts";
import type { Finding, ResourceRule } from "../rule.ts";
import type { Settings } from "../settings.ts";
import { isAddress, isOneOf, isPlaceholder, isSpecial } from "../special-addresses.ts";

function isDeclared(list: readonly string[], name: string): boolean {
  return list.some((one) => dnsName(one) === dnsName(name));
}

/** Names of hosts go through Cloudflare's proxy. */
export const proxied: ResourceRule = {
  id: "HS-100",
  title: "Names of web hosts go through Cloudflare's proxy",
  why: "Otherwise the address of the house stands in public DNS, and everything at the edge can be walked around.",
  level: "mandatory",
  anchors: [],
  remedy: "set proxied; write what cannot be proxied (games, voice, mail) in full, and name it in directHostnames",
  settings: ["directHostnames"],
  checks: {
    ...records(function* (record, settings) {
      if (!isOfHost(record) || record.proxied === true || isDeclared(settings.directHostnames, record.name)) return;
      yield { field: "proxied", found: String(record.proxied ?? "nothing, so false"), allowed: "true" };
    }),
    "cloudflare:index/zone:Zone": function* ({ props }) {
      if (props.paused === true) yield { field: "paused", found: "true, so no record is proxied", allowed: "false" };
    },
  },
};

/** Names that have a meaning only inside a house, or that turn any address written into them into an answer. */
const insideDomains = [
  ...["localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa"],
  ...["nip.io", "sslip.io", "xip.io", "localtest.me", "lvh.me"],
];

/** What somebody may have meant as an address; any other text is not told. */
const almostAddress = /^[\da-fx.:/%]{0,45}$/i;

function* hiddenAddress({ content, proxied: isProxied, privateRouting }: DnsRecord, settings: Settings) {
  const address = (content ?? "").trim();
  if (!isAddress(address)) {
    const found = almostAddress.test(address) ? JSON.stringify(address) : "a text that is none (not shown)";
    yield { field: "content", found, allowed: "one address, written in full" };
    return;
  }
  if (!isSpecial(address) || isOneOf(settings.privateAddresses, address)) return;
  if (isProxied === true && (privateRouting === true || isPlaceholder(address))) return;
  yield { field: "content", found: address, allowed: "an address that the Internet reaches" };
}

function* hints({ content, data }: DnsRecord, settings: Settings): Iterable<Finding> {
  const field = typeof data?.value === "string" ? "data.value" : "content";
  const given = data?.value ?? content ?? "";
  const addresses = [...given.matchAll(/ipv[46]hint\s*=\s*"?([^"\s]*)/gi)].flatMap(([, list = ""]) => list.split(","));
  const found = addresses.filter(
    (address) => isAddress(address) && isSpecial(address) && !isOneOf(settings.privateAddresses, address),
  );
  if (found.length > 0) yield { field, found: words(found), allowed: "addresses that the Internet reaches" };
}

/** Public DNS names no private address. */
export const publicAddresses: ResourceRule = {
  id: "HS-101",
  title: "Public DNS names no address of the inside",
  why: "It tells the layout of the house, and lets a foreign page reach into the network of whoever opens it.",
  level: "mandatory",
  anchors: ["CWE-350", "RFC 6890"],
  remedy: "remove it and answer it in the house's own DNS, or name the address in privateAddresses",
  settings: ["privateAddresses"],
  checks: records(function* (record, settings) {
    const kind = kindOf(record);
    if (kind === "A" || kind === "AAAA") yield* hiddenAddress(record, settings);
    if (kind === "HTTPS" || kind === "SVCB") yield* hints(record, settings);
    if (kind !== "CNAME" || record.proxied === true) return;
    const target = dnsName(record.content ?? "");
    if (insideDomains.some((domain) => isUnder(target, domain)))
      yield { field: "content", found: target, allowed: "a name that the Internet knows" };
  }),
};

const shortest = 60;
const longest = 86_400;
const automatic = 1;

/** A proxied record has no other time, whatever is asked for. */
function automaticTime({ props }: { readonly props: DnsRecord }): readonly Edit[] {
  return props.proxied === true ? [{ path: ["ttl"], value: automatic }] : [];
}

/** Times to live are those that Cloudflare keeps. */
export const timeToLive: ResourceRule = {
  id: "HS-102",
  title: "Times to live are automatic when proxied, else 60 to 86400 seconds",
  why: "Cloudflare refuses others or changes them, so that each preview shows a change; and days pass until a mistake is gone.",
  level: "mandatory",
  anchors: [],
  remedy: "set ttl to 1 with proxied, else to a number of seconds, such as 300",
  checks: records(function* ({ proxied: isProxied, ttl }) {
    if (isProxied === true) {
      if (ttl !== automatic) yield { field: "ttl", found: String(ttl), allowed: "1, which is automatic" };
    } else if (!Number.isInteger(ttl) || ttl < shortest || ttl > longest)
      yield { field: "ttl", found: String(ttl), allowed: `${String(shortest)} to ${String(longest)}` };
  }),
  mends: {
    "cloudflare:index/dnsRecord:DnsRecord": automaticTime,
    "cloudflare:index/record:Record": automaticTime,
  },
};

/** Names of tunnels are proxied. */
export const proxiedTunnels: ResourceRule = {
  id: "HS-110",
  title: "Names that lead to a tunnel are proxied",
  why: "A tunnel answers only through Cloudflare's proxy: without it the name leads nowhere, and tells the tunnel's id.",
  level: "mandatory",
  anchors: [],
  remedy: "set proxied; directHostnames does not help here",
  checks: records(function* (record) {
    // In this order, for the id of a tunnel is unknown while it is being made.
    if (kindOf(record) !== "CNAME" || record.proxied === true) return;
    if (isUnder(dnsName(record.content ?? ""), tunnelDomain))
      yield { field: "proxied", found: String(record.proxied ?? "nothing, so false"), allowed: "true" };
  }),
};
