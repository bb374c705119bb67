import type { Plan } from "../../../components/wiring/plan.ts";
import { mainContainers, type ServiceHealth } from "../checks/health.ts";
import { misconnected, reconnect } from "../checks/networks.ts";
import type { House } from "../house.ts";
import type { Docker } from "../machine/docker.ts";
import { textOf } from "../machine/silence.ts";
import { messageOf } from "../refusal.ts";
import { look, type Seen, unhealthyLines } from "./health.ts";
import { groundProblems } from "./preflight.ts";

/** How the house stands after an update that failed, in a few lines. `problems` are those of the ground, each with what to do. */
export function afterFailure(
  { containers }: Pick<Plan, "containers">,
  health: readonly ServiceHealth[],
  problems: readonly string[],
): readonly string[] {
  const ill = health.filter(({ state }) => state !== "healthy");
  const proxy = containers.find(({ provides }) => provides === "proxy")?.service;
  const well = `${String(health.length - ill.length)} of ${String(health.length)} services are healthy`;
  const rest = ill.map(({ service, state }) => `${service} (${state})`).join(", ");
  return [
    "",
    `Now ${well}${rest === "" ? "" : `, not: ${rest}`}.`,
    ...(proxy !== undefined && ill.some(({ service }) => service === proxy)
      ? [`No address of the house answers while its proxy, ${proxy}, is not healthy.`]
      : []),
    ...problems,
    "Mend what is said above, then run npm run up again.",
  ];
}

/** Looks at house and ground after an update that failed. Throws nothing, for the failure itself is what counts. */
export async function lookAfterFailure(house: House, docker: Docker): Promise<readonly string[]> {
  const silence = await docker.silence();
  if (silence !== undefined) {
    const { found, remedy } = textOf(silence);
    return ["", `${found}; ${remedy}`];
  }
  try {
    const { health } = await look(house, docker);
    return afterFailure(house.plan, health, await groundProblems(house, docker));
  } catch (error) {
    return ["", `How the house stands now could not be looked at: ${messageOf(error)}`];
  }
}

/** What is wrong with a house whose update ended well, with what to do; empty when all is well. */
export function afterSuccess(plan: Plan, { health, containers }: Seen): readonly string[] {
  const ill = unhealthyLines(health);
  const apart = misconnected(plan, mainContainers(containers));
  return [
    ...(ill.length === 0
      ? []
      : ["", "Not healthy although the update ended well:", ...ill, "npm run up -- --refresh looks at them again."]),
    ...(apart.length === 0
      ? []
      : [
          "",
          "Not on their networks although the update ended well, so that routes do not answer:",
          ...apart.map(({ name, found }) => `${name}: ${found}`),
          reconnect(apart),
        ]),
  ];
}
