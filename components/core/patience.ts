/** Failed checks in a row that make a container unhealthy. */
export const healthRetries = 3;

/** Time after which a revision that said nothing has failed: its start, all its checks, and as much again for a busy machine. */
export function gateSeconds({ everySeconds, startSeconds }: { everySeconds: number; startSeconds: number }): number {
  return 2 * (startSeconds + everySeconds * healthRetries) + 10;
}
