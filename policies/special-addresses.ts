import { BlockList, isIP } from "node:net";

/** Ranges that mean something in a house or nowhere. Source: IANA's registries of special-purpose addresses. */
const specialRanges: readonly string[] = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"],
  // With 6to4, Teredo and NAT64, which carry any IPv4 address within.
  ...["::/127", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32", "2002::/16", "3fff::/20"],
  ...["fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"],
];

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits !== undefined) list.addSubnet(address, Number(bits), family);
    else if (isIP(address) !== 0) list.addAddress(address, family);
  }
  return list;
}

function isIn(list: BlockList, address: string): boolean {
  const plain = address.replace(/%.*$/, "");
  return list.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
}

const special = listOf(specialRanges);

/** What Cloudflare itself tells to write where a name has no host behind its proxy. */
const placeholders = listOf(["192.0.2.0/24", "100::/64"]);

/** Whether a text is one address, written in full. */
export function isAddress(text: string): boolean {
  return isIP(text) !== 0;
}

/** Whether an address is private, of the machine itself, of a link, of a provider's own network, or of documentation. */
export function isSpecial(address: string): boolean {
  return isIn(special, address);
}

/** Whether an address stands for none, as Cloudflare's own guide has it. */
export function isPlaceholder(address: string): boolean {
  return isIn(placeholders, address);
}

/** Whether an address is in a list of addresses, however it is written. */
export function isOneOf(list: readonly string[], address: string): boolean {
  return isIn(listOf(list), address);
}
