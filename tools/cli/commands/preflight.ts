import { existsSync } from "node:fs";
import { guarded } from "../../../components/wiring/volumes.ts";
import { leftoverProblem } from "../checks/leftovers.ts";
import { type MajorFacts, majorProblems } from "../checks/majors.ts";
import { goneProblems, type MissingVolumes, missingVolumes } from "../checks/missing-volumes.ts";
import { portFacts, portProblem } from "../checks/port.ts";
import { engineNeed, roomProblem } from "../checks/room.ts";
import { hostRoutes, poolProblems } from "../checks/subnets.ts";
import type { House } from "../house.ts";
import { databaseEngines } from "../../../components/site/database-engines.ts";
import { dataVersions } from "../machine/data-versions.ts";
import { type Docker, stackLabel } from "../machine/docker.ts";
import { engineInfo, isHere } from "../machine/engine-info.ts";
import { Refusal } from "../refusal.ts";
import type { StackPlace } from "../stack/place.ts";
import { roomAt } from "../stack/room.ts";
import { isGuarded, readState } from "../stack/state.ts";

function isOurs(labels: Readonly<Record<string, string>>, stack: string): boolean {
  return labels["hearth.stack"] === stack;
}

/** Why the house's subnets cannot be had; empty when they can. */
export async function subnetProblems({ site }: House, docker: Docker): Promise<readonly string[]> {
  const networks = (await docker.networks()).map(({ name, labels, subnets }) => ({
    name,
    subnets,
    ours: isOurs(labels, site.stack),
  }));
  return poolProblems(site.pool, isHere(docker) ? hostRoutes() : [], networks);
}

/** Why the proxy cannot have its port; empty when it can. */
export async function accessProblems({ site }: House, docker: Docker): Promise<readonly string[]> {
  if (!isHere(docker)) return [];
  const publishers = (await docker.containers()).map((one) => ({ ...one, ours: isOurs(one.labels, site.stack) }));
  const problem = portProblem(site.access, portFacts(publishers));
  return problem === undefined ? [] : [problem];
}

/** Folders of an earlier house; those of services are asked for by name, for a disk's own may be listed by root alone. */
function foldersWithData(plan: House["plan"]): readonly string[] {
  return guarded(plan).services.filter((folder) => existsSync(folder));
}

/** Data that the state knows nothing of; empty when there is none. */
export async function dataProblems(
  { plan, site }: House,
  place: StackPlace,
  docker: Docker,
): Promise<readonly string[]> {
  const problem = leftoverProblem({
    stack: site.stack,
    guarded: isGuarded(await readState(place)),
    volumes: await docker.volumes(stackLabel(site.stack)),
    folders: foldersWithData(plan),
    stateFolder: place.state,
  });
  return problem === undefined ? [] : [problem];
}

/** Servers of databases whose image is of another major version than their data; empty when there are none. */
async function versionProblems({ plan, versionOf }: House, docker: Docker): Promise<readonly string[]> {
  const written = await dataVersions(plan, docker);
  const facts = databaseEngines.flatMap((engine): readonly MajorFacts[] => {
    const [data, runs] = [written[engine], plan.containers.find(({ provides }) => provides === engine)];
    return data === undefined || runs === undefined ? [] : [{ engine, data, image: versionOf(runs.image) }];
  });
  return majorProblems(facts);
}

/** Refuses a server of databases that would not take its data. Throws a {@link Refusal} with the way to do it. */
export async function mustFitData(house: House, docker: Docker): Promise<void> {
  const problems = await versionProblems(house, docker);
  if (problems.length > 0) throw new Refusal(problems.join("\n"));
}

/** What is in the way on machine and engine: subnets and the access port. */
export async function groundProblems(house: House, docker: Docker): Promise<readonly string[]> {
  return (await Promise.all([subnetProblems(house, docker), accessProblems(house, docker)])).flat();
}

/** Volumes that the state knows and the engine lacks. */
export async function missingOf(place: StackPlace, docker: Docker): Promise<MissingVolumes> {
  return missingVolumes((await readState(place))?.resources ?? [], await docker.volumes());
}

/** Why containers could not write in the engine's storage; empty when they can, or it is not on this machine. */
async function engineRoomProblems(docker: Docker): Promise<readonly string[]> {
  const { folder } = await engineInfo(docker);
  const problem = folder === undefined ? undefined : roomProblem(await roomAt(folder), engineNeed);
  return problem === undefined ? [] : [problem];
}

/**
 * Everything that would make `up` fail half-way, found before it begins. Throws a {@link Refusal} with all of it. Gives the
 * volumes that are missing and may be made anew: all of them with `refresh`, for then the state forgets them first.
 */
export async function preflight(
  house: House,
  place: StackPlace,
  docker: Docker,
  refresh: boolean,
): Promise<MissingVolumes> {
  const [missing, room, ...found] = await Promise.all([
    missingOf(place, docker),
    engineRoomProblems(docker),
    groundProblems(house, docker),
    dataProblems(house, place, docker),
    versionProblems(house, docker),
  ]);
  const gone = refresh ? [] : goneProblems(place.stack, docker.host, missing);
  const problems = [...found.flat(), ...gone, ...room];
  if (problems.length > 0) throw new Refusal(problems.join("\n"));
  return missing;
}
