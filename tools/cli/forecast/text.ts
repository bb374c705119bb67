import { table } from "../show/table.ts";
import type { Forecast, Outage } from "./forecast.ts";

function outageText({ service, expected, most, waiting }: Outage): string {
  const limit =
    expected === undefined
      ? `${String(most)} s at most`
      : `up to ${String(expected)} s by its last start, ${String(most)} s at most`;
  const others = waiting.length === 0 ? "" : `; until then ${waiting.join(", ")} cannot reach its rows`;
  return `${service} is away for ${limit}${others}`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "nothing" : items.join(", ");
}

/** A forecast in words, one kind of change a line. */
export function forecastText({ created, changed, swapped, restarted, kept, removed, data }: Forecast): string {
  return table(
    ["What it means", ""],
    [
      ["created", list(created)],
      ["changed in place", list(changed)],
      ["swapped without a gap", list(swapped)],
      ["restarted", list(restarted.map(outageText))],
      ["proxy and databases", kept.length === 0 ? "none stays as it is" : `${kept.join(", ")}: not touched`],
      ["removed", list(removed)],
      ["data touched", list(data)],
    ],
  );
}
