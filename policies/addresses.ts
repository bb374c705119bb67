import { isIP } from "node:net";

function plain(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1");
}

/** Whether an address means the machine itself and nothing else. */
export function isLoopback(host: string): boolean {
  const name = plain(host).replace(/\.$/, "");
  return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|::1|(?:0+:){7}0*1|::ffff:127(?:\.\d{1,3}){3})$/.test(name);
}

/** Whether this is one address of a host; all of them at once (`0.0.0.0`, `::`, nothing) are not. */
export function isOneAddress(address: string | undefined): boolean {
  const name = plain(address ?? "");
  return isIP(name) !== 0 && !/^[0.:]+$/.test(name.replace(/^.*:ffff:/, ""));
}
