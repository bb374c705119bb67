/** An amount of memory such as `"256MiB"` or `"2GiB"`. */
export type Memory = `${number}MiB` | `${number}GiB`;

/** A time span such as `"30s"`, `"5m"` or `"1h"`. */
export type Duration = `${number}s` | `${number}m` | `${number}h`;

const memoryForm = /^([1-9][0-9]{0,5})(MiB|GiB)$/;
const durationForm = /^([1-9][0-9]{0,4})(s|m|h)$/;
const mebibytes: Readonly<Record<string, number>> = { MiB: 1, GiB: 1024 };
const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Whether a text is a {@link Memory}. */
export function isMemory(text: string): text is Memory {
  return memoryForm.test(text);
}

/** Whether a text is a {@link Duration}. */
export function isDuration(text: string): text is Duration {
  return durationForm.test(text);
}

function scaled(text: string, form: RegExp, scale: Readonly<Record<string, number>>): number {
  const [, amount, unit] = form.exec(text) ?? [];
  const factor = unit === undefined ? undefined : scale[unit];
  if (amount === undefined || factor === undefined) throw new Error(`not an amount with a unit: ${text}`);
  return Number(amount) * factor;
}

/** Memory in MiB, the unit of the Docker provider. */
export function toMebibytes(memory: Memory): number {
  return scaled(memory, memoryForm, mebibytes);
}

/** A time span in seconds. */
export function toSeconds(duration: Duration): number {
  return scaled(duration, durationForm, seconds);
}
