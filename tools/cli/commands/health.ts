import { setTimeout as pause } from "node:timers/promises";
import { healthOf, type ServiceHealth } from "../checks/health.ts";
import type { House } from "../house.ts";
import { type Docker, type EngineContainer, stackLabel } from "../machine/docker.ts";

const patience = 60_000;
const between = 1_000;

/** A house as its engine sees it. */
export interface Seen {
  readonly health: readonly ServiceHealth[];
  readonly containers: readonly EngineContainer[];
}

/** Asks the engine how every service is now. */
export async function look({ plan, site }: House, docker: Docker): Promise<Seen> {
  const containers = await docker.containers(stackLabel(site.stack));
  const services = plan.containers.map(({ service }) => service);
  return { health: healthOf(services, containers), containers };
}

/** As {@link look}; waits up to a minute while a service is still starting. */
export async function lookWhenStarted(house: House, docker: Docker): Promise<Seen> {
  const end = performance.now() + patience;
  for (;;) {
    const seen = await look(house, docker);
    if (!seen.health.some(({ state }) => state === "starting") || performance.now() > end) return seen;
    await pause(between);
  }
}

/** Services that are not healthy, each with what its check said last; empty when all is well. */
export function unhealthyLines(health: readonly ServiceHealth[]): readonly string[] {
  return health
    .filter(({ state }) => state !== "healthy")
    .map(
      ({ service, state, said }) => `${service}: ${state}${said === "" ? "" : `\n  ${said.replaceAll("\n", "\n  ")}`}`,
    );
}
