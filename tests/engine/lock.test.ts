import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { locked } from "../../tools/engine/lock.ts";

let folder: string;
let file: string;
const silent = (): void => undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hearth-lock-"));
  file = join(folder, "below", "lock");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("two at once work one after the other, and nothing stays behind", async () => {
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} starts`);
    await pause(50);
    order.push(`${name} ends`);
  };
  await Promise.all([locked(file, silent, work("a")), locked(file, silent, work("b"))]);
  expect(order).toEqual(["a starts", "a ends", "b starts", "b ends"]);
  expect(readdirSync(join(folder, "below"))).toEqual([]);
});

test.each([
  ["a pid that is gone", "999999999 1"],
  ["a pid that is another process now", `${String(process.pid)} 1`],
  ["what is no lock of ours", "?"],
])("a lock held by %s is taken over", async (_, holder) => {
  await locked(file, silent, () => Promise.resolve());
  writeFileSync(file, holder);
  await expect(locked(file, silent, () => Promise.resolve("done"))).resolves.toBe("done");
  expect(existsSync(file)).toBe(false);
});

test("work that fails gives the lock back", async () => {
  await expect(locked(file, silent, () => Promise.reject(new Error("broke")))).rejects.toThrow("broke");
  expect(existsSync(file)).toBe(false);
});
