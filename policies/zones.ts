import { type DnsRecord, dnsName, isUnder, kindOf, recordTypes } from "./dns.ts";
import type { Subject } from "./judged.ts";
import { type Finding, ofType, type Resources, type StackFinding } from "./rule.ts";

/** A record by its full name. */
export interface ZoneRecord {
  readonly subject: Subject<(typeof recordTypes)[number]>;
  readonly name: string;
  readonly kind: string;
}

/** A zone as far as a stack has it. */
export interface Zone {
  readonly id: string;
  /** Its domain; when the zone itself is not in the stack: what all names of its records end with. */
  readonly apex: string;
  /** Whether the stack has the zone itself, and not only records of it. */
  readonly isOwned: boolean;
  readonly records: readonly ZoneRecord[];
  /** Whose the findings are that no record can be named for. */
  readonly owner: Pick<Subject, "urn" | "name">;
}

/** All DNS records of a stack. */
export function allRecords(resources: Resources): readonly Subject<(typeof recordTypes)[number]>[] {
  return recordTypes.flatMap((type): readonly Subject<(typeof recordTypes)[number]>[] => ofType(resources, type));
}

function commonEnd(names: readonly string[]): string {
  const [first = [], ...others] = names.map((name) => name.split(".").reverse());
  const length = first.findIndex((label, index) => others.some((other) => other[index] !== label));
  return (length === -1 ? first : first.slice(0, length)).reverse().join(".");
}

/** What a wildcard or a service's name stands below: the domain may be no higher than that. */
function hostOf(name: string): string {
  return name.replace(/^(?:[*_][^.]*\.)+/, "");
}

/** The full name of a record, which may be written below its zone, or `@` for the zone. */
export function fullName(text: string, apex: string): string {
  const name = dnsName(text);
  if (name === "@" || name === "") return apex;
  return isUnder(name, apex) ? name : `${name}.${apex}`;
}

/** The zones that a stack makes or has records of. */
export function zonesOf(resources: Resources): readonly Zone[] {
  const records = allRecords(resources);
  const made = ofType(resources, "cloudflare:index/zone:Zone").filter(({ props }) => props.id !== undefined);
  const ids = new Set([...made.map(({ props }) => props.id ?? ""), ...records.map(({ props }) => props.zoneId)]);
  return [...ids].flatMap((id) => {
    const zone = made.find(({ props }) => props.id === id);
    const own = records.filter(({ props }) => props.zoneId === id);
    const owner = zone ?? own[0];
    if (owner === undefined) return [];
    const names = own.map(({ props }) => hostOf(dnsName(props.name))).filter((name) => name.includes("."));
    const apex = zone === undefined ? commonEnd(names) : dnsName(zone.props.name);
    return [{ id, apex, isOwned: zone !== undefined, records: own.map((one) => named(one, apex)), owner }];
  });
}

function named(subject: ZoneRecord["subject"], apex: string): ZoneRecord {
  const record: DnsRecord = subject.props;
  return { subject, name: fullName(record.name, apex), kind: kindOf(record) };
}

/** Zones of which at least one name is answered by Cloudflare's proxy. */
export function proxiedZonesOf(resources: Resources): readonly Zone[] {
  return zonesOf(resources).filter(({ records }) => records.some(({ subject }) => subject.props.proxied === true));
}

/** A zone's domain in messages. */
export function titleOf({ apex, id }: Zone): string {
  return apex === "" ? `zone ${id}` : apex;
}

/** A finding of a resource among all. */
export function findingAt({ urn, name }: Pick<Subject, "urn" | "name">, finding: Finding): StackFinding {
  return { urn, name, ...finding };
}
