import { notLookedAt } from "../checks/engine.ts";
import { type Exported, strays, withoutPending } from "../checks/strays.ts";
import { type Docker, stackLabel } from "../machine/docker.ts";
import { textOf } from "../machine/silence.ts";
import { capture, type Pulumi } from "../pulumi/call.ts";
import { holderOf, lockLine, locks, removeLock } from "../pulumi/lock.ts";
import { Refusal } from "../refusal.ts";
import type { StackPlace } from "../stack/place.ts";
import { nameOf, readState } from "../stack/state.ts";
import { dataProblems, missingOf } from "./preflight.ts";
import { openAnySession } from "./session.ts";
import { removeStrays } from "./strays.ts";
import { mustBeWhole } from "./update.ts";

/** Removes locks whose process is gone. Throws a {@link Refusal} while one of them may still run. */
async function clearLocks(place: StackPlace): Promise<readonly string[]> {
  const all = await locks(place);
  const [running] = all.flatMap(({ owner }) => (owner !== undefined && holderOf(owner) !== "gone" ? [owner] : []));
  if (running !== undefined) throw new Refusal(lockLine(running));
  for (const { file } of all) await removeLock(file);
  return all.map(
    ({ owner }) =>
      `removed the lock of process ${owner === undefined ? "unknown" : String(owner.pid)}, which no longer runs`,
  );
}

/** Drops what an interrupted update had begun; what of it is really there is found as a stray container, or by name. */
async function clearPending(place: StackPlace, pulumi: Pulumi): Promise<readonly string[]> {
  const pending = (await readState(place))?.pending ?? [];
  if (pending.length === 0) return [];
  // Exported without --show-secrets: secrets stay encrypted on their way.
  const { stdout } = await capture(pulumi, ["stack", "export"]);
  const exported = JSON.parse(stdout) as Exported;
  await capture(pulumi, ["stack", "import"], JSON.stringify(withoutPending(exported)));
  return pending.map(({ type, urn }) => `forgot the interrupted ${type} of ${nameOf(urn)}`);
}

/** Volumes that the state does not know, each with the command that removes it: only its owner knows what is in it. */
async function strayVolumes(place: StackPlace, docker: Docker): Promise<readonly string[]> {
  const volumes = (await docker.volumes(stackLabel(place.stack))).map((name) => ({ id: name, name }));
  return strays("volume", volumes, (await readState(place))?.resources ?? []).map(
    ({ name }) => `left alone: the volume ${name}, which the state does not know (docker volume rm ${name})`,
  );
}

/** Volumes that the engine lacks: only `up` makes them anew, and asks where they held data. */
async function missingLines(place: StackPlace, docker: Docker): Promise<readonly string[]> {
  const { data, other } = await missingOf(place, docker);
  return [...data, ...other].map(
    (volume) => `missing in the engine: the volume ${volume}, which the state knows; npm run up says what to do`,
  );
}

/** What was done to the state, which needs no engine. */
async function repairState(place: StackPlace, pulumi: Pulumi): Promise<readonly string[]> {
  return [...(await clearLocks(place)), ...(await clearPending(place, pulumi))];
}

/**
 * Puts in order what an interruption left: locks, pending operations, containers. Never a volume. Safe to repeat. Where
 * the engine does not answer it does what needs none, and says so. Throws a {@link Refusal}, and touches nothing, when
 * there is data that the state does not know: then the state was lost.
 */
export async function repair(place: StackPlace): Promise<number> {
  const { pulumi, docker, wanted, silence } = await openAnySession(place);
  await mustBeWhole(place);
  if (silence !== undefined) {
    for (const line of await repairState(place, pulumi)) console.log(line);
    console.log(notLookedAt(textOf(silence)));
    return 0;
  }
  // Without its state a whole house would look like strays.
  const lost = await dataProblems(wanted.house, place, docker);
  if (lost.length > 0) throw new Refusal(lost.join("\n"));
  const done = [...(await repairState(place, pulumi)), ...(await removeStrays(place, docker))];
  for (const line of done) console.log(line);
  for (const line of await strayVolumes(place, docker)) console.log(line);
  for (const line of await missingLines(place, docker)) console.log(line);
  console.log(
    done.length === 0 ? "Nothing to repair." : "Done. npm run up brings the house to what the stack file says.",
  );
  return 0;
}
