import { table } from "../show/table.ts";
import type { Forecast, Outage } from "./forecast.ts";

function outageText({ service, seconds, waiting }: Outage): string {
  const others = waiting.length === 0 ? "" : `, and ${waiting.join(", ")} waits for it`;
  return `${service} is away for ${String(seconds)} s at most${others}`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "nothing" : items.join(", ");
}

/** A forecast in words, one kind of change a line. */
export function forecastText({ created, changed, swapped, restarted, removed, data }: Forecast): string {
  return table(
    ["What it means", ""],
    [
      ["created", list(created)],
      ["changed in place", list(changed)],
      ["swapped without a gap", list(swapped)],
      ["restarted", list(restarted.map(outageText))],
      ["removed", list(removed)],
      ["data touched", list(data)],
    ],
  );
}
