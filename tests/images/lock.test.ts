import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ImageLock } from "../../components/site/image-lock.ts";
import { readLock, writeLock } from "../../tools/images/lock.ts";
import { folders } from "../support/folders.ts";

const image = { id: `sha256:${"1".repeat(64)}`, program: "caddy", version: "2.11.9", recipe: "2".repeat(64) } as const;
const referenceOf = (name: string): string => `docker.io/library/${name}:1@sha256:${"3".repeat(64)}`;

describe("the lock file", () => {
  const folder = folders()();

  test("is empty when there is none", async () => {
    expect(await readLock(join(folder, "none.json"))).toEqual({ source: "distribution", images: {} });
  });

  test("is read as written, in sorted order, with nothing left beside it", async () => {
    const file = join(folder, "sub", "lock.json");
    const lock: ImageLock = {
      source: "distribution",
      images: { [referenceOf("b")]: image, [referenceOf("a")]: image },
    };
    await writeLock(file, lock);
    expect(await readLock(file)).toEqual(lock);
    const text = readFileSync(file, "utf8");
    expect(text.indexOf(referenceOf("a"))).toBeLessThan(text.indexOf(referenceOf("b")));
    expect(readdirSync(join(folder, "sub"))).toEqual(["lock.json"]);
  });

  test.each(["", "{", '{"source":"upstream","images":{}}', '{"source":"distribution","images":{"a":{"id":"latest"}}}'])(
    "that holds %p is refused by name",
    async (text) => {
      const file = join(folder, "bad.json");
      writeFileSync(file, text);
      await expect(readLock(file)).rejects.toThrow(
        /given .*bad\.json, which is .*; restore it from a backup; or remove it/,
      );
    },
  );

  test("stays as it was, with nothing left beside it, when it cannot be written", async () => {
    const file = join(folder, "taken", "lock.json");
    mkdirSync(file, { recursive: true });
    await expect(writeLock(file, { source: "distribution", images: {} })).rejects.toThrow(
      /lock\.json: could not be written .*; make room or allow it/,
    );
    expect(readdirSync(join(folder, "taken"))).toEqual(["lock.json"]);
  });
});
