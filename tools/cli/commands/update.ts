import { type Ended, type Pulumi, stream } from "../pulumi/call.ts";
import { follow, parseEvent } from "../pulumi/events.ts";
import { lockLine, locks } from "../pulumi/lock.ts";
import { Refusal } from "../refusal.ts";
import type { StackPlace } from "../stack/place.ts";

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

/**
 * Runs an operation of Pulumi that changes things, one line for each finished resource. What went wrong is printed
 * whole at the end. Throws a {@link Refusal} when the stack is locked.
 */
export async function operate(pulumi: Pulumi, words: readonly string[]): Promise<Ended> {
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
  if (ended.code === 0) return ended;
  // Whoever took the lock between the look and the call is named as well.
  if (/stack is currently locked/.test([...other, ...progress.problems].join("\n"))) await mustBeUnlocked(pulumi.place);
  const said = [...progress.problems, ...other];
  console.error(["", ended.interrupted ? "Interrupted." : "It failed:", ...said].join("\n"));
  if (ended.interrupted) console.error("npm run repair, then npm run up, puts everything in order.");
  return ended;
}
