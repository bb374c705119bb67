/** The middle of a list of numbers; of an even count the mean of the two in the middle. Throws when it is empty. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  if (low === undefined || high === undefined) throw new Error("the median of no numbers");
  return (low + high) / 2;
}
