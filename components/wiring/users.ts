const first = 10_000;
const span = 50_000;

/**
 * The numeric user of a service, from 10000 to 59999: made of the name alone (FNV-1a), so that adding a service
 * never changes another's, and with it the owner of its data. Two names that meet are refused by the check.
 */
export function userOf(service: string): number {
  const hash = Buffer.from(service).reduce((sofar, byte) => Math.imul(sofar ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
  return first + (hash % span);
}
