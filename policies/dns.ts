import type { Inputs } from "./judged.ts";
import type { Check, Checks, Finding } from "./rule.ts";
import type { Settings } from "./settings.ts";

/** A DNS record of Cloudflare, under either name of its type. */
export type DnsRecord = Inputs["cloudflare:index/dnsRecord:DnsRecord"];

/** Types of Pulumi that are DNS records. */
export const recordTypes = ["cloudflare:index/dnsRecord:DnsRecord", "cloudflare:index/record:Record"] as const;

/** Where a tunnel of Cloudflare answers: `<id>.cfargotunnel.com`. */
export const tunnelDomain = "cfargotunnel.com";

/** A name as resolvers compare it: lower case, without a dot at its end. */
export function dnsName(text: string): string {
  return text.trim().toLowerCase().replace(/\.+$/, "");
}

/** Whether a name is a domain or lies below it; every name lies below the root, which is empty. */
export function isUnder(name: string, domain: string): boolean {
  return domain === "" || name === domain || name.endsWith(`.${domain}`);
}

/** The name and the domains above it, up to the root. */
export function upwards(name: string): readonly string[] {
  const labels = name === "" ? [] : name.split(".");
  return [...labels, ""].map((_, index) => labels.slice(index).join("."));
}

/** The type of a record in upper case. */
export function kindOf({ type }: DnsRecord): string {
  return type.trim().toUpperCase();
}

/** Whether a record answers with an address of a host, by itself or by another name. Names with `_` are of services: no browser asks for them. */
export function isOfHost(record: DnsRecord): boolean {
  const kind = kindOf(record);
  if (kind === "A" || kind === "AAAA") return true;
  return (
    kind === "CNAME" &&
    !dnsName(record.name)
      .split(".")
      .some((label) => label.startsWith("_"))
  );
}

/** A text in the words of DNS: strings in quotes, of which long ones have several. */
export function textOf(content: string): string {
  return content.trim().replace(/"\s+"/g, "").replace(/^"|"$/g, "");
}

/** One check for records under both names of their type. */
export function records(check: (record: DnsRecord, settings: Settings) => Iterable<Finding>): Checks {
  const judged: Check<(typeof recordTypes)[number]> = ({ props }, settings) => check(props, settings);
  return { "cloudflare:index/dnsRecord:DnsRecord": judged, "cloudflare:index/record:Record": judged };
}
