/** What is said of a network that an old engine will not let go: by the engine, and by the provider that waited for it. */
const stuckNetwork = /has active endpoints|last state: 'pending'/;

/** Whether what an update said is worth another try: nothing but a network that is held by stale endpoints. */
export function isStuck(said: readonly string[]): boolean {
  return said.some((line) => stuckNetwork.test(line));
}
