import { type Ended, type Pulumi, stream } from "../pulumi/call.ts";
import { follow, parseEvent } from "../pulumi/events.ts";
import { lockLine, locks } from "../pulumi/lock.ts";
import { Refusal } from "../refusal.ts";
import { passphraseProblem } from "../stack/passphrase.ts";
import type { StackPlace } from "../stack/place.ts";
import { stateProblems } from "../stack/room.ts";
import { readState } from "../stack/state.ts";

/** Refuses while somebody else holds the stack, or held it when they died. */
export async function mustBeUnlocked(place: StackPlace): Promise<void> {
  const [first] = await locks(place);
  if (first === undefined) return;
  throw new Refusal(
    first.owner === undefined
      ? `${first.file}: a lock that names nobody; when no other Hearth is at work run npm run repair`
      : lockLine(first.owner),
  );
}

/** Refuses to write a state that would be cut short, or does not open. Whether it is locked is not looked at. */
export async function mustBeWhole(place: StackPlace): Promise<void> {
  const [problems, passphrase] = await Promise.all([stateProblems(place), passphraseProblem(place)]);
  const all = [...problems, ...(passphrase === undefined ? [] : [passphrase])];
  if (all.length > 0) throw new Refusal(`nothing was changed:\n${all.join("\n")}`);
}

/** Refuses whatever would change a stack that is locked, or whose state cannot be written whole. */
export async function mustBeReady(place: StackPlace): Promise<void> {
  await mustBeUnlocked(place);
  await mustBeWhole(place);
}

/** How an operation ended, and what went wrong in it. */
interface Operated extends Ended {
  readonly said: readonly string[];
}

/** How Pulumi says that the language host or a plugin went away in the middle of a call (gRPC's own words). */
const brokeOff = /error reading from server: EOF|code = Unavailable/;

/** Whether an update that failed left something to be put in order: it was interrupted, broke off, or began what it did not end. */
export function leftUnfinished(interrupted: boolean, said: readonly string[], pending: number): boolean {
  return interrupted || pending > 0 || said.some((line) => brokeOff.test(line));
}

/**
 * Runs an operation of Pulumi that changes things, one line for each finished resource. What went wrong is printed
 * whole at the end. Throws a {@link Refusal} when the stack is locked.
 */
export async function operate(pulumi: Pulumi, words: readonly string[]): Promise<Operated> {
  await mustBeUnlocked(pulumi.place);
  const progress = follow();
  const other: string[] = [];
  const ended = await stream(pulumi, [...words, "--json"], (line) => {
    const event = parseEvent(line);
    if (event === undefined) {
      if (line.trim() !== "") other.push(line);
      return;
    }
    for (const text of progress.take(event)) console.log(text);
  });
  if (progress.summary !== undefined) console.log(`${words[0] ?? ""}: ${progress.summary}`);
  const said = [...progress.problems, ...other];
  if (ended.code === 0) return { ...ended, said };
  // Whoever took the lock between the look and the call is named as well.
  if (/stack is currently locked/.test(said.join("\n"))) await mustBeUnlocked(pulumi.place);
  console.error(["", ended.interrupted ? "Interrupted." : "It failed:", ...said].join("\n"));
  const pending = (await readState(pulumi.place))?.pending.length ?? 0;
  if (leftUnfinished(ended.interrupted, said, pending))
    console.error("npm run repair, then npm run up, puts everything in order.");
  return { ...ended, said };
}
