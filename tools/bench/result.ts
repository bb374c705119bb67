import { names, syntheticName } from "./prepare.ts";
import type { Measured } from "./rounds.ts";

/**
 * Processor time of the house over that of the flat program: what we want, and what fails a build; and the seconds that the
 * policy pack may add to a preview.
 */
export const limits = { goal: 1.1, gate: 1.25, packSeconds: 2.5 } as const;

/** What the figures say. */
export interface Verdict {
  /** Processor time of the house over that of the flat program. */
  readonly ratio: number;
  /** Processor time of one more service, in seconds, between each size and the one before; the first against the empty program. */
  readonly marginal: readonly { readonly upTo: number; readonly seconds: number }[];
}

/** What was measured of a subject. Throws when nothing was. */
export function measuredOf(all: readonly Measured[], name: string): Measured {
  const found = all.find(({ subject }) => subject.name === name);
  if (found === undefined) throw new Error(`nothing was measured of: ${name}`);
  return found;
}

function costOf(all: readonly Measured[], name: string): number {
  return measuredOf(all, name).cost.cpu;
}

/** Judges the figures. */
export function judge(all: readonly Measured[], sizes: readonly number[]): Verdict {
  const marginal = sizes.slice(1).map((size, index) => {
    const less = sizes[index] ?? 0;
    const more = costOf(all, syntheticName(size)) - costOf(all, syntheticName(less));
    return { upTo: size, seconds: more / (size - less) };
  });
  return { ratio: costOf(all, names.house) / costOf(all, names.flat), marginal };
}

function row({ subject, cost, runs }: Measured, base: Measured["cost"]): string {
  const cpus = runs.map(({ cpu }) => cpu);
  const cells = [
    subject.name,
    String(subject.resources),
    `${cost.cpu.toFixed(2)} (${Math.min(...cpus).toFixed(2)}-${Math.max(...cpus).toFixed(2)})`,
    cost.wall.toFixed(2),
    (cost.cpu / base.cpu).toFixed(2),
    (cost.wall / base.wall).toFixed(2),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The figures as a Markdown table, each beside those of one subject. Throws when that one is not among them. */
export function markdownTable(all: readonly Measured[], base: string): string {
  const { cost } = measuredOf(all, base);
  return [
    `| preview of | resources | CPU s (least-most) | wall s | CPU / ${base} | wall / ${base} |`,
    "| --- | --: | --: | --: | --: | --: |",
    ...all.map((measured) => row(measured, cost)),
  ].join("\n");
}

/** The verdict in lines for people. */
export function verdictLines({ ratio, marginal }: Verdict): readonly string[] {
  const { goal, gate } = limits;
  const place = ratio <= goal ? "within the goal" : ratio <= gate ? "over the goal, within the gate" : "over the gate";
  return [
    `The house takes ${ratio.toFixed(2)} times the CPU of the flat program: ${place} (goal ${String(goal)}, gate ${String(gate)}).`,
    ...marginal.map(
      ({ upTo, seconds }) => `Up to ${String(upTo)} services, one more takes ${(seconds * 1000).toFixed(0)} ms of CPU.`,
    ),
  ];
}
