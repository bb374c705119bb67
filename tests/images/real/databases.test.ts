import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { docker } from "../../house/support/engine.ts";
import { databases } from "./databases.ts";
import { type Started, startDatabase, testLabel } from "./start.ts";

afterAll(async () => {
  for (const kind of [
    ["ps", "--all"],
    ["volume", "ls"],
  ] as const)
    expect(await docker(...kind, "--quiet", "--filter", `label=${testLabel}`)).toBe("");
});

describe.each(databases)("$name, hardened and as a user without a name,", (database) => {
  let one: Started;

  beforeAll(async () => {
    one = await startDatabase(database);
  });

  afterAll(async () => {
    await one.remove();
  });

  test("begins anew after a first start that was cut, wherever it was cut", async () => {
    for (const moment of database.moments) {
      await one.untilThere(moment);
      await one.kill();
      await one.start();
    }
    await one.untilHealthy();
    const folder = dirname(join(one.volume, database.whole));
    expect(existsSync(join(one.volume, database.whole))).toBe(true);
    expect(readdirSync(folder)).not.toContain(".first-start");
    expect(readdirSync(one.volume)).toContain(".hearth");
  });

  test("keeps what was written through a SIGKILL, and has no flaw", async () => {
    expect(await one.exec(database.write)).toMatchObject({ code: 0 });
    expect((await one.exec(database.stranger)).code).not.toBe(0);
    await one.kill();
    await one.start();
    await one.untilHealthy();
    expect((await one.exec(database.read)).stdout.trim()).toBe("42");
    for (const command of database.sound) expect(await one.exec(command)).toMatchObject({ code: 0 });
  });

  test("stops soon and in good order", async () => {
    const { seconds, code } = await one.stop();
    process.stdout.write(`${database.name}: stopped after ${seconds.toFixed(1)} s\n`);
    expect({ code, soon: seconds < 5 }).toEqual({ code: 0, soon: true });
    expect(await one.atRest(database.soundAtRest)).toMatchObject({ code: 0 });
  });

  for (const { what, files, gone, leaves } of database.older) {
    test(what, async () => {
      await one.stop();
      for (const [name, text] of Object.entries(files)) writeFileSync(join(one.volume, name), text);
      for (const name of gone) rmSync(join(one.volume, name));
      await one.start();
      await one.untilHealthy();
      expect((await one.exec(database.read)).stdout.trim()).toBe("42");
      expect(readdirSync(one.volume)).toEqual(expect.arrayContaining([...gone, ...leaves]));
    });
  }
});
