import { setTimeout as pause } from "node:timers/promises";
import { healthOf, type ServiceHealth } from "../checks/health.ts";
import type { House } from "../house.ts";
import { type Docker, stackLabel } from "../machine/docker.ts";

const patience = 60_000;
const between = 1_000;

/** Asks the engine how every service is; waits up to a minute while one is still starting. */
export async function askHealth({ plan, site }: House, docker: Docker): Promise<readonly ServiceHealth[]> {
  const services = plan.containers.map(({ service }) => service);
  const end = performance.now() + patience;
  for (;;) {
    const health = healthOf(services, await docker.containers(stackLabel(site.stack)));
    if (!health.some(({ state }) => state === "starting") || performance.now() > end) return health;
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
