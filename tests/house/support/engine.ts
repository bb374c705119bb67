import { hostOf } from "../../../tools/engine/docker/engine.ts";
import { attempt, type Finished, run } from "../../../tools/shared/run.ts";
import { ground } from "./layout.ts";

const environment = { DOCKER_CONTEXT: undefined, DOCKER_CERT_PATH: undefined, DOCKER_TLS_VERIFY: undefined };

/** The docker command line against the engine of this run; its output without the line end. Throws when it fails. */
export async function docker(...words: string[]): Promise<string> {
  const { stdout } = await run(["docker", ...words], { env: { ...environment, DOCKER_HOST: hostOf(ground().layout) } });
  return stdout.trim();
}

/** As {@link docker}, whatever its end. */
export async function tryDocker(...words: string[]): Promise<Finished> {
  return await attempt(["docker", ...words], { env: { ...environment, DOCKER_HOST: hostOf(ground().layout) } });
}

/** What `docker inspect` says of one thing, the fields the tests look at left open. */
export type Inspected = Readonly<Record<string, unknown>>;

/** `docker inspect` of one or more things. */
export async function inspect(...names: string[]): Promise<readonly Inspected[]> {
  return names.length === 0 ? [] : (JSON.parse(await docker("inspect", ...names)) as Inspected[]);
}

/** Names of a stack's containers, also those that do not run. */
export async function containersOf(stack: string, ...filters: string[]): Promise<readonly string[]> {
  const more = filters.flatMap((filter) => ["--filter", filter]);
  const text = await docker(
    "ps",
    "--all",
    "--filter",
    `label=hearth.stack=${stack}`,
    ...more,
    "--format",
    "{{.Names}}",
  );
  return text === "" ? [] : text.split("\n").sort();
}

/** Waits until every started container of a stack is healthy; throws with those that are not. */
export async function untilHealthy(stack: string, seconds: number): Promise<number> {
  const started = performance.now();
  for (;;) {
    const running = await containersOf(stack, "status=running", "status=restarting");
    const healthy = await containersOf(stack, "status=running", "health=healthy");
    const late = (performance.now() - started) / 1000;
    if (running.length > 0 && running.length === healthy.length) return late;
    if (late > seconds) {
      throw new Error(
        `not healthy after ${late.toFixed(0)} s: ${running.filter((name) => !healthy.includes(name)).join(", ")}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
