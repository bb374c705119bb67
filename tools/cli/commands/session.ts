import type { Silence } from "../checks/engine.ts";
import { type Docker, dockerAt } from "../machine/docker.ts";
import { refusalOf } from "../machine/silence.ts";
import type { Pulumi } from "../pulumi/call.ts";
import { readyPulumi } from "../pulumi/ready.ts";
import { mustExist } from "../stack/files.ts";
import type { StackPlace } from "../stack/place.ts";
import { existing, type Wanted } from "./wanted.ts";

/** Everything that a command on a house that stands works with. */
export interface Session {
  readonly place: StackPlace;
  readonly wanted: Wanted;
  readonly pulumi: Pulumi;
  readonly docker: Docker;
}

/** A working Pulumi for a stack that is there; what it still lacks is said on standard error while it is made. */
export async function pulumiOf(place: StackPlace): Promise<Pulumi> {
  mustExist(place);
  return await readyPulumi(place);
}

/** A session whose engine may be silent. */
export interface AnySession extends Session {
  /** Absent: the engine answers. */
  readonly silence?: Silence;
}

/** Opens a stack that is there, whether its engine answers or not. Throws a SiteError when its file has mistakes. */
export async function openAnySession(
  place: StackPlace,
  judge: (silence: Silence) => void = () => undefined,
): Promise<AnySession> {
  const wanted = await existing(place);
  const docker = dockerAt(wanted.house.site.engineHost);
  const silence = await docker.silence();
  if (silence !== undefined) judge(silence);
  const pulumi = await pulumiOf(place);
  return { place, wanted, pulumi, docker, ...(silence === undefined ? {} : { silence }) };
}

/** Opens a stack that is there. Throws a SiteError when its file has mistakes, a Refusal when its engine does not answer. */
export async function openSession(place: StackPlace): Promise<Session> {
  return await openAnySession(place, (silence) => {
    throw refusalOf(silence);
  });
}
