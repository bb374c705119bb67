import { forecast } from "../forecast/forecast.ts";
import { type Starts, startsIn } from "../forecast/starts.ts";
import { stepsIn } from "../forecast/steps.ts";
import { forecastText } from "../forecast/text.ts";
import { passThroughWithLog } from "../pulumi/event-log.ts";
import { passThrough } from "../pulumi/call.ts";
import { passphraseProblem } from "../stack/passphrase.ts";
import type { StackPlace } from "../stack/place.ts";
import { readState } from "../stack/state.ts";
import { mustFitData } from "./preflight.ts";
import { mustKeepData } from "./wanted.ts";
import { openSession, pulumiOf } from "./session.ts";

/** Hands on the exit code of a call at this terminal. After a failure it adds which file to mend, where Pulumi names none. */
async function explained(place: StackPlace, code: number): Promise<number> {
  const problem = code === 0 ? undefined : await passphraseProblem(place);
  if (problem !== undefined) console.error(problem);
  return code;
}

async function startsOf(place: StackPlace): Promise<Starts> {
  return startsIn((await readState(place))?.resources ?? []);
}

/** Shows what `up` would change, and what that means for whoever uses the house; more words go to `pulumi preview` as they are. Gives Pulumi's exit code. */
export async function preview(place: StackPlace, extra: readonly string[]): Promise<number> {
  const { pulumi, wanted, docker } = await openSession(place);
  await mustKeepData(place, wanted.house);
  await mustFitData(wanted.house, docker);
  const { code, log } = await passThroughWithLog(pulumi, ["preview", "--diff", ...extra]);
  // Who asks for Pulumi's own JSON reads that alone.
  if (code === 0 && !extra.some((word) => word === "--json" || word === "-j"))
    console.log(`\n${forecastText(forecast(wanted.house.plan, stepsIn(log), await startsOf(place)))}`);
  return await explained(place, code);
}

/** Plain Pulumi with the stack's environment. Gives its exit code. */
export async function plainPulumi(place: StackPlace, words: readonly string[]): Promise<number> {
  return await explained(place, (await passThrough(await pulumiOf(place), words)).code);
}
