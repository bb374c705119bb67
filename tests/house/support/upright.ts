import { setTimeout as pause } from "node:timers/promises";
import { inspectContainers, serviceOf } from "./container.ts";
import { containersOf } from "./engine.ts";
import type { House } from "./house.ts";
import { ask } from "./http.ts";
import { planOf } from "./plan.ts";

const between = 250;

/** What keeps a house from standing: services of the Plan that are not healthy, and routes that do not answer. */
async function complaints(house: House): Promise<readonly string[]> {
  const { containers, routes } = planOf(house);
  const healthy = await containersOf(house.stack, "status=running", "health=healthy");
  const well = new Set((await inspectContainers(...healthy)).map(serviceOf));
  const ill = containers.filter(({ service }) => !well.has(service)).map(({ service }) => `${service}: not healthy`);
  if (ill.length > 0) return ill;
  const answers = routes.map(async ({ host, auth }) => {
    const wanted = auth === "none" ? 200 : 401;
    const given = await ask(host).then(({ status }) => String(status), String);
    return given === String(wanted) ? [] : [`${host}: ${given} in place of ${String(wanted)}`];
  });
  return (await Promise.all(answers)).flat();
}

/** Waits until every service of the Plan is healthy and every route answers; how long that took, in seconds. */
export async function untilUpright(house: House, seconds: number): Promise<number> {
  const started = performance.now();
  for (;;) {
    const wrong = await complaints(house);
    const late = (performance.now() - started) / 1000;
    if (wrong.length === 0) return late;
    if (late > seconds) throw new Error(`after ${late.toFixed(0)} s: ${wrong.join("; ")}`);
    await pause(between);
  }
}
