import { setTimeout as pause } from "node:timers/promises";
import { type DatabaseEngine, databaseEngines } from "../../components/site/database-engines.ts";
import { startEngine, stopEngine } from "../../tools/engine/docker/engine.ts";
import { hearth } from "./support/cli.ts";
import { inspectContainers, runningByService } from "./support/container.ts";
import { answered, databaseClients, flood, keeperOf } from "./support/database-clients.ts";
import { tryDocker, untilHealthy } from "./support/engine.ts";
import { type House, openHouse } from "./support/house.ts";
import { killTree } from "./support/kill.ts";
import { ground } from "./support/layout.ts";

const stack = "crash";
const ownOf = (engine: DatabaseEngine) => `${engine}-own`;
const nameOf = (engine: DatabaseEngine) => `${engine}_own`;
/** Seconds in which numbers are written before the server is killed, and the fewest of each second. */
const writing = { seconds: 4, leastEachSecond: 100 };
const within = 60;

let house: House;

beforeAll(async () => {
  const custom = Object.fromEntries(databaseEngines.map((engine) => [ownOf(engine), keeperOf(engine)]));
  house = await openHouse(stack, { access: { mode: "dev", port: 8080 }, custom });
  await house.up();
  await untilHealthy(stack, within);
  for (const engine of databaseEngines)
    await answered(stack, ownOf(engine), engine, databaseClients[engine].add(nameOf(engine), "kept"));
});

afterAll(async () => {
  await house.remove();
});

async function pidOf(service: string): Promise<number> {
  const container = (await runningByService(stack)).get(service);
  if (container === undefined) throw new Error(`${service} does not run`);
  return container.State.Pid;
}

async function idOf(service: string): Promise<string> {
  return (await runningByService(stack)).get(service)?.Id ?? "";
}

async function expectSound(engine: DatabaseEngine): Promise<void> {
  const { code, stdout, stderr } = await tryDocker("exec", await idOf(engine), ...databaseClients[engine].sound);
  expect([code, code === 0 ? "" : stdout + stderr]).toEqual([0, ""]);
}

async function expectRows(): Promise<void> {
  for (const engine of databaseEngines) {
    expect(await answered(stack, ownOf(engine), engine, databaseClients[engine].all(nameOf(engine)))).toBe("kept");
    await expectSound(engine);
  }
}

describe.each(databaseEngines)("kill -9 of %s while numbers are written", (engine) => {
  test("each that was acknowledged is there, what is on the disk is sound, and all is healthy soon", async () => {
    const { flooded } = databaseClients[engine];
    const pid = await pidOf(engine);
    const written = flood(await idOf(ownOf(engine)), engine);
    await pause(writing.seconds * 1000);
    killTree(pid);
    const began = performance.now();
    const acknowledged = await written;
    expect(acknowledged.length).toBeGreaterThanOrEqual(writing.seconds * writing.leastEachSecond);
    await pause(1000);
    await untilHealthy(stack, within);
    const seconds = (performance.now() - began) / 1000;
    const [count = 0, greatest = count] = (await answered(stack, ownOf(engine), engine, flooded(nameOf(engine))))
      .split(" ")
      .map(Number);
    const rate = Math.round(acknowledged.length / writing.seconds);
    process.stdout.write(
      `${engine}: ${String(rate)} writes a second, ${String(acknowledged.length)} acknowledged, ${String(count)} there, healthy after ${seconds.toFixed(1)} s\n`,
    );
    expect(count).toBe(greatest);
    expect(count).toBeGreaterThanOrEqual(acknowledged.at(-1) ?? Infinity);
    expect(seconds).toBeLessThanOrEqual(within);
    await expectSound(engine);
  });
});

test("after all processes were killed at once every row is there, and nothing is restarted more than once", async () => {
  const before = await runningByService(stack);
  const restarts = async () =>
    Object.fromEntries(
      (await inspectContainers(...[...before.values()].map(({ Id }) => Id))).map(({ Name, RestartCount }) => [
        Name,
        RestartCount,
      ]),
    );
  const counted = await restarts();
  for (const { State } of before.values()) killTree(State.Pid);
  await pause(1000);
  await untilHealthy(stack, within);
  await expectRows();
  const storm = Object.entries(await restarts()).filter(([name, count]) => count > (counted[name] ?? 0) + 1);
  expect(storm).toEqual([]);
});

test("after a SIGKILL of the engine and of everything on it every row is there, and the preview is empty", async () => {
  await stopEngine(ground().layout, { hard: true, removeLeftovers: true });
  const began = performance.now();
  await startEngine(ground().layout);
  await untilHealthy(stack, within);
  process.stdout.write(`engine killed: healthy after ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  await expectRows();
  await house.expectNoChanges("--refresh");
});

test("after down and up every row is there", async () => {
  const down = await hearth(stack, "down", "--yes");
  expect([down.code, down.code === 0 ? "" : down.stderr]).toEqual([0, ""]);
  await house.up();
  await untilHealthy(stack, within);
  await expectRows();
});
