import { setTimeout as pause } from "node:timers/promises";
import { hearth } from "./support/cli.ts";
import { inspectContainers } from "./support/container.ts";
import { containersOf, docker } from "./support/engine.ts";
import { type House, httpbin, openHouse, smallHouse } from "./support/house.ts";
import { killTree } from "./support/kill.ts";
import { randomFrom } from "./support/random.ts";
import { locksOf, startUp, untilLocked } from "./support/started.ts";
import { leftovers, nothingLeft } from "./support/state.ts";
import { untilUpright } from "./support/upright.ts";

const count = process.env["HEARTH_TEST_FULL"] === "1" ? 10 : 3;
const seed = Number(process.env["HEARTH_TEST_SEED"] ?? Date.now() % 1_000_000);
const random = randomFrom(seed);
process.stdout.write(`interrupted: HEARTH_TEST_SEED=${String(seed)}, ${String(count)} points\n`);

/** Points of an update at which it is killed: parts of its length, which is measured. */
const points = Array.from({ length: count }, (_, index) => ({ number: index + 1, part: random() }));
const firsts = points.filter(({ number }) => number % 2 === 0);
const changes = points.filter(({ number }) => number % 2 === 1);

let house: House;

function write(revision: string): void {
  const env = { HTTPBIN_ENV_REVISION: revision };
  const website = { memory: revision.endsWith("0") ? "64MiB" : "80MiB" };
  // The second entry comes and goes, so that configuration volumes and the routes file are under way as well.
  const more = revision.endsWith("0") ? {} : { second: httpbin };
  house.write({ ...smallHouse, services: { website, glances: {} }, custom: { httpbin: { ...httpbin, env }, ...more } });
}

/** Runs `up` to its end; seconds between its taking the lock and its end. */
async function lengthOfUp(): Promise<number> {
  const up = startUp(house);
  await untilLocked(house, up);
  const started = performance.now();
  expect(await up.ended).toMatchObject({ code: 0 });
  return (performance.now() - started) / 1000;
}

/**
 * Starts `up` and kills it, with everything below it, after some seconds; says whether it was still at work.
 * How long an update takes is not the same each time.
 */
async function killedUp(what: string, seconds: number): Promise<boolean> {
  const up = startUp(house);
  await untilLocked(house, up);
  await pause(seconds * 1000);
  const names = killTree(up.pid).filter((name) => name !== "");
  const { code } = await up.ended;
  const there = `${String(locksOf(house).length)} lock(s), ${String((await containersOf(house.stack)).length)} containers`;
  const said = code === undefined ? `ended ${names.join(" ")}` : "too late";
  process.stdout.write(`interrupted: ${what} after ${seconds.toFixed(1)} s: ${said}; ${there}\n`);
  return code === undefined;
}

/** Repairs, builds again, and looks for what was lost or left. */
async function recovered(): Promise<void> {
  const repaired = await hearth(house.stack, "repair");
  const { stdout } = repaired;
  process.stdout.write(stdout.replaceAll(/^/gm, "  "));
  expect(repaired).toMatchObject({ code: 0 });
  expect(await hearth(house.stack, "up", "--yes")).toMatchObject({ code: 0 });
  await untilUpright(house, 30);
  await house.expectNoChanges();
  await house.expectNoChanges("--refresh");
  // Volumes are never removed unasked: repair names those that hold nothing but generated text, and how to remove them.
  for (const [, volume = ""] of stdout.matchAll(/\(docker volume rm (\S+)\)/g)) {
    const content = '{{index .Labels "hearth.content"}}';
    expect(await docker("volume", "inspect", "--format", content, volume)).toMatch(/^[0-9a-f]{16}$/);
    await docker("volume", "rm", volume);
  }
  expect(await leftovers(house)).toEqual(nothingLeft);
}

describe("an up of an empty stack, killed", () => {
  let length = 0;

  beforeAll(async () => {
    house = await openHouse("interrupted");
    length = await lengthOfUp();
    await house.remove();
  });

  test.each(firsts)("at random point $number: repair and up put everything in order", async ({ number, part }) => {
    house = await openHouse(`interrupted-${String(number)}`);
    try {
      for (let seconds = part * length; !(await killedUp("first up", seconds)); seconds /= 2) {
        await house.remove();
        house = await openHouse(`interrupted-${String(number)}`);
      }
      await recovered();
    } finally {
      await house.remove();
    }
  });
});

describe("an up that changes revisions", () => {
  const marker = "kept over every interruption";
  let length = 0;

  async function inDataVolume(...command: string[]): Promise<string> {
    const [carrier] = await inspectContainers(...(await containersOf(house.stack, "label=hearth.part=carrier")));
    const mount = ["--volume", `hearth-${house.stack}-caddy-data:/data`, "--entrypoint", "sh"];
    return await docker("run", "--rm", ...mount, carrier?.Image ?? "", "-c", ...command);
  }

  beforeAll(async () => {
    house = await openHouse("changed");
    write("r0");
    await house.up();
    await inDataVolume(`echo "${marker}" > /data/marker`);
    write("r1");
    length = await lengthOfUp();
  });

  afterAll(async () => {
    await house.remove();
  });

  test.each(changes)("killed at random point $number: repair and up put all in order", async ({ number, part }) => {
    write(`r${String(number)}0`);
    await house.up();
    write(`r${String(number)}1`);
    for (let seconds = part * length; !(await killedUp("changing up", seconds)); seconds /= 2) {
      write(`r${String(number)}0`);
      await house.up();
      write(`r${String(number)}1`);
    }
    await recovered();
    expect(await inDataVolume("cat /data/marker")).toBe(marker);
  });

  test("a second one at the same time is refused, and the first one ends well", async () => {
    write("r20");
    const { stack } = house;
    const first = startUp(house);
    await untilLocked(house, first);
    const [byTool, plain] = await Promise.all([hearth(stack, "up", "--yes"), house.tryUp()]);
    expect(locksOf(house).length).toBe(1);
    expect(byTool.code).not.toBe(0);
    expect(byTool.stderr).toMatch(/the stack is locked by process [0-9]+ .*; wait until it is done/);
    expect(plain.code).not.toBe(0);
    expect(plain.stdout + plain.stderr).toMatch(/the stack is currently locked by 1 lock/);
    const early = await hearth(stack, "repair");
    expect(early.code).not.toBe(0);
    expect(early.stderr).toMatch(/locked by process [0-9]+/);
    expect(await first.ended).toMatchObject({ code: 0 });
    await house.expectNoChanges();
    expect(await leftovers(house)).toEqual(nothingLeft);
  });
});
