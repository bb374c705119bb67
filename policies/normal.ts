import { posix } from "node:path";

/** A capability as the engine compares it: upper case, without `CAP_`. */
export function capability(name: string): string {
  return name.trim().toUpperCase().replace(/^CAP_/, "");
}

/** A path without `..`, doubled slashes and one at its end, as the kernel would find it. */
export function path(given: string): string {
  const normal = posix.normalize(given.trim());
  return normal.length > 1 ? normal.replace(/\/+$/, "") : normal;
}

/** Whether a path is a folder or lies below it. */
export function isWithin(inner: string, folder: string): boolean {
  return folder === "/" || inner === folder || inner.startsWith(`${folder}/`);
}

/** Whether half of a `user:group` is root: a name, or a number however many noughts it has. */
export function isRoot(half: string): boolean {
  return half === "root" || /^[+-]?0+$/.test(half);
}

const units: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** Seconds of a duration as Go writes it, such as `1m30s`; undefined when it is none. */
export function seconds(text: string): number | undefined {
  if (text === "0") return 0;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map(([all]) => all).join("") !== text) return undefined;
  return parts.reduce((sum, [, number = "", unit = ""]) => sum + Number(number) * (units[unit] ?? 0), 0);
}

/** Values in a few words; cut, for a message is a line. */
export function words(list: readonly string[]): string {
  const shown = list.slice(0, 5).join(", ");
  return list.length > 5 ? `${shown} and ${String(list.length - 5)} more` : shown;
}
