import { strays } from "../checks/strays.ts";
import { type Docker, type EngineNetwork, stackLabel } from "../machine/docker.ts";
import type { StackPlace } from "../stack/place.ts";
import { readState } from "../stack/state.ts";
import { mustBeUnlocked } from "./update.ts";

/** Networks that carry a stack's label. */
export async function networksOf({ stack }: StackPlace, docker: Docker): Promise<readonly EngineNetwork[]> {
  return (await docker.networks()).filter(({ labels }) => labels["hearth.stack"] === stack);
}

/**
 * Removes containers and networks of the stack that its state does not know, and says which; their names, ports and
 * subnets would be in the way of the next update. Throws a Refusal when an update has begun meanwhile.
 */
export async function removeStrays(place: StackPlace, docker: Docker): Promise<readonly string[]> {
  const [allContainers, allNetworks] = [
    await docker.containers(stackLabel(place.stack)),
    await networksOf(place, docker),
  ];
  // Read after the engine was: what an update makes meanwhile is in neither list, or in both.
  const known = (await readState(place))?.resources ?? [];
  const containers = strays("container", allContainers, known);
  const networks = strays("network", allNetworks, known);
  await mustBeUnlocked(place);
  for (const { id } of containers) await docker.removeContainer(id);
  for (const { id } of networks) await docker.removeNetwork(id);
  return [
    ...containers.map(({ name }) => `removed the container ${name}, which the state does not know`),
    ...networks.map(({ name }) => `removed the network ${name}, which the state does not know`),
  ];
}
