/**
 * Forms in which the engine gives values back. A value in another form is a difference for ever:
 * seen with docker 5.2.0 on engine 20.10, see docs/decisions/0003-honest-preview.md.
 */

/** Cores as the provider prints them: one decimal at least, no trailing zeros beyond it. */
export function cpus(cores: number): string {
  return Number.isInteger(cores) ? cores.toFixed(1) : String(cores);
}

/** A time span in Go's normal form: `30s`, `1m0s`, `1m30s`. */
export function goDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${String(seconds)}s` : `${String(minutes)}m${String(seconds % 60)}s`;
}

/** Labels as the provider takes them, sorted by key. */
export function labels(entries: Readonly<Record<string, string>>): { label: string; value: string }[] {
  return Object.entries(entries)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, value]) => ({ label, value }));
}

/** Environment variables as the provider takes them, sorted by name. */
export function envs(environment: Readonly<Record<string, string>>): string[] {
  return Object.entries(environment)
    .map(([name, value]) => `${name}=${value}`)
    .sort();
}
