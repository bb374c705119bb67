import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ImageLock, readLock, writeLock } from "../../tools/images/lock.ts";
import { folders } from "../support/folders.ts";

const image = { id: `sha256:${"1".repeat(64)}`, program: "caddy", version: "2.11.9", recipe: "2".repeat(64) };

describe("the lock file", () => {
  const folder = folders()();

  test("is empty when there is none", async () => {
    expect(await readLock(join(folder, "none.json"))).toEqual({ source: "distribution", images: {} });
  });

  test("is read as written, in sorted order, with nothing left beside it", async () => {
    const file = join(folder, "sub", "lock.json");
    const lock: ImageLock = { source: "distribution", images: { b: image, a: image } };
    await writeLock(file, lock);
    expect(await readLock(file)).toEqual(lock);
    expect(readFileSync(file, "utf8").indexOf('"a"')).toBeLessThan(readFileSync(file, "utf8").indexOf('"b"'));
    expect(readdirSync(join(folder, "sub"))).toEqual(["lock.json"]);
  });

  test.each(["", "{", '{"source":"upstream","images":{}}', '{"source":"distribution","images":{"a":{"id":"latest"}}}'])(
    "that holds %p is refused by name",
    async (text) => {
      const file = join(folder, "bad.json");
      writeFileSync(file, text);
      await expect(readLock(file)).rejects.toThrow(/bad\.json: not a lock file of images .*; restore it/s);
    },
  );
});
