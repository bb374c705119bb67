import type { Report } from "../shared/host-change.ts";
import { withStack } from "../cli/pulumi/arguments.ts";
import { type Cost, measure } from "./cpu.ts";
import type { Subject } from "./prepare.ts";
import { median } from "./statistics.ts";

/** A subject and the middle of what its runs took. */
export interface Measured {
  readonly subject: Subject;
  readonly cost: Cost;
  /** All runs, in order. */
  readonly runs: readonly Cost[];
}

async function preview({ stack: { pulumi, program }, env, words: added }: Subject): Promise<Cost> {
  const words = ["preview", "--expect-no-changes", "--non-interactive", "--cwd", program, ...added];
  const [first, ...more] = pulumi.command;
  return await measure([first, ...more, ...withStack(words, pulumi.place)], { env: { ...pulumi.env, ...env } });
}

/**
 * Measures each subject's no-op preview once a round, so that whatever else the machine does hits all alike. The first
 * round, which fills caches, does not count. Throws when a preview is not empty.
 */
export async function measureAll(
  subjects: readonly Subject[],
  rounds: number,
  report: Report,
): Promise<readonly Measured[]> {
  const runs = new Map<Subject, Cost[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const subject of subjects) {
      const cost = await preview(subject);
      if (round > 0) runs.get(subject)?.push(cost);
    }
    report(round === 0 ? "round 0 fills the caches" : `round ${String(round)} of ${String(rounds)}`);
  }
  return [...runs].map(([subject, all]) => ({
    subject,
    runs: all,
    cost: { cpu: median(all.map(({ cpu }) => cpu)), wall: median(all.map(({ wall }) => wall)) },
  }));
}
