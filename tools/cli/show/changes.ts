import type { HostChange } from "../../shared/host-change.ts";

/** Changes to the machine as a list to agree to. */
export function changesText(changes: readonly HostChange[]): string {
  const lines = changes.map(({ what, root }) => `  - ${what}${root ? " (as root)" : ""}`);
  return ["This changes the machine:", ...lines].join("\n");
}

/** What to type where the right to do it is missing. */
export function commandsText(changes: readonly HostChange[]): string {
  const lines = changes.filter(({ root }) => root).map(({ what, command }) => `  # ${what}\n  ${command}`);
  return [
    "root is needed and not to be had here. Run this as root (or with sudo), then npm run up again:",
    ...lines,
  ].join("\n");
}
