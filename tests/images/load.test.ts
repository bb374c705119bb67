import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ImageId } from "../../components/site/image-lock.ts";
import { archivePath, type BuiltImage, writeKept } from "../../tools/images/built-image.ts";
import type { EngineImages } from "../../tools/images/engine-images.ts";
import { loadInto } from "../../tools/images/load.ts";
import { folders } from "../support/folders.ts";

const reference = `docker.io/library/caddy:2.11.4-alpine@sha256:${"0".repeat(64)}`;

interface FakeEngine extends EngineImages {
  readonly loaded: string[];
  readonly known: Map<string, ImageId>;
}

/** An engine whose id of an image is made of the archive's content, as that of the classic image store. */
function fakeEngine(): FakeEngine {
  const known = new Map<string, ImageId>();
  const loaded: string[] = [];
  return {
    known,
    loaded,
    idOf: async (image) => await Promise.resolve(known.get(image)),
    load: async (archive) => {
      const tag = readFileSync(archive, "utf8");
      const id = `sha256:${Buffer.from(tag).toString("hex").padEnd(64, "0").slice(-64)}` as const;
      known.set(tag, id);
      known.set(id, id);
      loaded.push(tag);
      await Promise.resolve();
    },
  };
}

describe("loading", () => {
  const before = process.env["HEARTH_CACHE"];
  const folder = folders()();
  const lockFile = (name: string): string => join(folder, `${name}.json`);
  const silent = (): undefined => undefined;

  beforeAll(() => {
    process.env["HEARTH_CACHE"] = folder;
  });
  afterAll(() => {
    if (before === undefined) delete process.env["HEARTH_CACHE"];
    else process.env["HEARTH_CACHE"] = before;
  });

  async function built(version: string, digit: string): Promise<BuiltImage> {
    const image = { program: "caddy", version, recipe: digit.repeat(64), tag: `hearth/caddy:${version}` };
    rmSync(join(folder, "images"), { recursive: true, force: true });
    mkdirSync(join(folder, "images"));
    writeFileSync(archivePath(image.recipe), image.tag);
    await writeKept(image);
    return { ...image, reference, archive: archivePath(image.recipe) };
  }

  test("locks what was loaded, and does nothing the second time", async () => {
    const engine = fakeEngine();
    const image = await built("2.11.8", "1");
    const lock = await loadInto(engine, [image], lockFile("twice"), silent);
    expect(lock.images[reference]).toEqual({
      id: engine.known.get(image.tag),
      program: "caddy",
      version: "2.11.8",
      recipe: image.recipe,
    });
    expect(await loadInto(engine, [image], lockFile("twice"), silent)).toEqual(lock);
    expect(engine.loaded).toEqual([image.tag]);
  });

  test("gives a second engine the same image", async () => {
    const image = await built("2.11.8", "1");
    const lock = await loadInto(fakeEngine(), [image], lockFile("second"), silent);
    const other = fakeEngine();
    expect(await loadInto(other, [image], lockFile("second"), silent)).toEqual(lock);
    expect(other.loaded).toEqual([image.tag]);
  });

  test("keeps the locked image when the recipe changed, until a refresh", async () => {
    const engine = fakeEngine();
    const lock = await loadInto(engine, [await built("2.11.8", "1")], lockFile("sticky"), silent);
    const lines: string[] = [];
    const newer = await built("2.11.9", "2");
    expect(await loadInto(engine, [newer], lockFile("sticky"), (line) => lines.push(line))).toEqual(lock);
    expect(lines.join("\n")).toMatch(/stays at caddy 2\.11\.8/);
    const refreshed = await loadInto(engine, [newer], lockFile("sticky"), silent, { refresh: true });
    expect(refreshed.images[reference]?.version).toBe("2.11.9");
  });

  test("refuses another major version before anything is loaded", async () => {
    await loadInto(fakeEngine(), [await built("1.9.0", "1")], lockFile("major"), silent);
    const empty = fakeEngine();
    const lockedBefore = readFileSync(lockFile("major"), "utf8");
    await expect(loadInto(empty, [await built("2.11.9", "2")], lockFile("major"), silent)).rejects.toThrow(
      /given caddy 2\.11\.9; allowed: caddy 1\.9\.0/,
    );
    expect(empty.loaded).toEqual([]);
    expect(readFileSync(lockFile("major"), "utf8")).toBe(lockedBefore);
  });
});
