import { pairs, syntheticName, names } from "./prepare.ts";
import type { Measured } from "./rounds.ts";

/**
 * Processor time of a house over that of its flat program: what we want, and what fails a build; the seconds that the policy
 * pack may add to a preview; and the resources that a service is wanted to take.
 */
export const limits = { goal: 1.1, gate: 1.25, packSeconds: 2.5, resourcesPerService: 10 } as const;

/** What the figures say. */
export interface Verdict {
  /** Processor time of each house over that of its flat program. */
  readonly ratios: readonly { readonly house: string; readonly ratio: number }[];
  /** Resources over services of the house with databases. */
  readonly resourcesPerService: number;
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
  const ratios = pairs.map(({ house, flat }) => ({ house, ratio: costOf(all, house) / costOf(all, flat) }));
  const { resources, services } = measuredOf(all, names.data).subject;
  return { ratios, resourcesPerService: resources / services, marginal };
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
export function verdictLines({ ratios, resourcesPerService, marginal }: Verdict): readonly string[] {
  const { goal, gate, resourcesPerService: most } = limits;
  const place = (ratio: number) =>
    ratio <= goal ? "within the goal" : ratio <= gate ? "over the goal, within the gate" : "over the gate";
  return [
    ...ratios.map(
      ({ house, ratio }) =>
        `The ${house} takes ${ratio.toFixed(2)} times the CPU of its flat program: ${place(ratio)} (goal ${String(goal)}, gate ${String(gate)}).`,
    ),
    `The ${names.data} makes ${resourcesPerService.toFixed(1)} resources for each service: ${resourcesPerService <= most ? "within" : "over"} the goal (${String(most)}).`,
    ...marginal.map(
      ({ upTo, seconds }) => `Up to ${String(upTo)} services, one more takes ${(seconds * 1000).toFixed(0)} ms of CPU.`,
    ),
  ];
}
