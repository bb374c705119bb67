import { Listr, PRESET_TIMER } from "listr2";
import type { Report } from "../../shared/host-change.ts";
import { messageOf } from "../refusal.ts";

/** One thing to do, shown with the time it took. */
export interface Step {
  readonly title: string;
  readonly run: (report: Report) => Promise<void>;
}

/**
 * Runs steps, all at once or one after another, with their last line at a terminal and every line elsewhere.
 * Steps that run together all come to their end; then the first failure is thrown.
 */
export async function runSteps(steps: readonly Step[], concurrent: boolean): Promise<void> {
  const failures: unknown[] = [];
  const list = new Listr<undefined, "default", "simple">(
    steps.map(({ title, run }) => ({
      title,
      task: async (_, task) => {
        try {
          await run((line) => {
            task.output = process.stdout.isTTY ? line : `${title}: ${line}`;
          });
        } catch (error) {
          failures.push(error);
          throw new Error(messageOf(error).split("\n")[0] ?? "failed", { cause: error });
        }
      },
    })),
    {
      concurrent,
      exitOnError: !concurrent,
      collectErrors: false,
      renderer: "default",
      fallbackRenderer: "simple",
      rendererOptions: { timer: PRESET_TIMER, collapseSubtasks: false },
      fallbackRendererOptions: { timer: PRESET_TIMER },
    },
  );
  try {
    await list.run();
  } catch (error) {
    throw failures[0] ?? error;
  }
  if (failures.length > 0) throw failures[0];
}
