/** A range of IPv4 addresses, both ends included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** An IPv4 address as a number; undefined when it is none. */
export function addressNumber(address: string): number | undefined {
  const parts = address.split(".").map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** The range of `10.0.0.0/8`, or of one address; undefined when it is no IPv4. */
export function rangeOf(subnet: string): Range | undefined {
  const [address = "", bits = "32"] = subnet.split("/");
  const base = addressNumber(address);
  if (base === undefined) return undefined;
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(base / size) * size;
  return { first, last: first + size - 1 };
}

/** Whether two subnets share an address. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;
}
