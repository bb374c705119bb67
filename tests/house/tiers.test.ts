import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { userOf } from "../../components/wiring/users.ts";
import { type MountPoint, mountPoint } from "./support/disk.ts";
import { hearth } from "./support/cli.ts";
import { docker, tryDocker, untilHealthy } from "./support/engine.ts";
import { ask } from "./support/http.ts";
import { type House, httpbin, openHouse, type StackFile } from "./support/house.ts";
import { ground } from "./support/layout.ts";
import { loseState } from "./support/lost-state.ts";
import { mainContainers, notes, volumesOf, writePage } from "./support/notes.ts";

const stack = "tiers";
const page = "a page on the disk";

let disk: MountPoint;
let sentinel: string;
let file: StackFile;
let house: House;

/** The stack file with something to do that has nothing to do with the disk. */
function changed(): StackFile {
  return { ...file, custom: { httpbin: { ...httpbin, env: { CHANGED: "yes" } }, notes } };
}

async function served(): Promise<string> {
  return (await ask("notes.hearth.localhost", { path: "/note.txt" })).body;
}

async function notesContainer(): Promise<string> {
  const { notes: id } = await mainContainers(stack);
  if (id === undefined) throw new Error("notes does not run");
  return id;
}

beforeAll(async () => {
  disk = mountPoint("tiers");
  sentinel = join(disk.folder, `hearth-${stack}`);
  file = {
    access: { mode: "dev", port: 8080 },
    custom: { httpbin, notes },
    tiers: { warm: disk.folder },
  };
  await disk.mount("right");
  mkdirSync(sentinel, { mode: 0o711 });
  house = await openHouse(stack, file);
  await house.up();
  await untilHealthy(stack, 60);
  await writePage(await notesContainer(), "note.txt", page);
});

afterAll(async () => {
  await house.remove();
  await disk.remove();
});

test("data lies below the disk's own folder, readable by its service alone, and in no volume", async () => {
  const folder = join(sentinel, "notes", "pages");
  const { uid, gid, mode } = statSync(folder);
  expect({ uid, gid, mode: mode & 0o7777 }).toEqual({ uid: userOf("notes"), gid: userOf("notes"), mode: 0o700 });
  expect(statSync(join(folder, "note.txt")).uid).toBe(userOf("notes"));
  expect(statSync(join(sentinel, "notes")).uid).toBe(0);
  expect(await volumesOf(stack, `hearth-${stack}-notes`)).toEqual([]);
  expect(await served()).toBe(page);
  await house.expectNoChanges();
});

describe.each([
  { what: "the disk is not mounted", instead: undefined },
  { what: "another disk is mounted in its place", instead: "wrong" },
])("when $what", ({ instead }) => {
  let before: Readonly<Record<string, string>>;

  beforeAll(async () => {
    before = await mainContainers(stack);
    await disk.unmount();
    if (instead !== undefined) await disk.mount(instead);
  });

  test.each(["preview", "up"] as const)("%s refuses with path and remedy, and changes nothing", async (command) => {
    house.write(changed());
    const refused = command === "up" ? await house.tryUp() : await house.tryPulumi("preview");
    const said = refused.stdout + refused.stderr;
    expect(refused.code).not.toBe(0);
    expect(said).toContain("hearth:tiers");
    expect(said).toContain(sentinel);
    expect(said).toContain("mount the disk and run again");
    expect(await mainContainers(stack)).toEqual(before);
  });

  test("a container that restarts does not start, and its neighbours stay well", async () => {
    const restarted = await tryDocker("restart", before["notes"] ?? "");
    expect(restarted.code).not.toBe(0);
    expect(restarted.stderr).toContain("notes/pages");
    expect(await docker("inspect", "--format", "{{.State.Running}}", before["notes"] ?? "")).toBe("false");
    await untilHealthy(stack, 30);
    expect((await ask("httpbin.hearth.localhost", { path: "/status/200" })).status).toBe(200);
  });

  test("nothing is written where the disk should be", () => {
    expect(disk.below()).toEqual(instead === undefined ? [] : ["lost+found"]);
  });

  test("once the disk is back, an update that looks at what is there heals it", async () => {
    await disk.unmount();
    expect(disk.below()).toEqual([]);
    await disk.mount("right");
    house.write(file);
    await house.up("--refresh");
    await untilHealthy(stack, 60);
    expect(await served()).toBe(page);
    await house.expectNoChanges();
  });
});

test("data on a disk whose state is lost makes an update refuse, and say which folder", async () => {
  const before = await mainContainers(stack);
  const giveBack = await loseState(house, file);
  const refused = await house.tryUp();
  giveBack();
  const said = refused.stdout + refused.stderr;
  expect(refused.code).not.toBe(0);
  expect(said).toContain(`folder ${sentinel}`);
  expect(said).toContain(`folder ${join(sentinel, "notes")}`);
  expect(await mainContainers(stack)).toEqual(before);
  expect(await served()).toBe(page);
});

describe("another folder for a tier", () => {
  let place: string;
  let kept: string;

  beforeAll(() => {
    const warm = join(ground().folder, "other-disk");
    place = join(warm, `hearth-${stack}`, "notes", "pages");
    kept = join(sentinel, "notes", "pages");
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, "somebody.txt"), "a page of somebody else");
    file = { ...file, tiers: { warm } };
    house.write(file);
  });

  test("is refused by plain Pulumi, which would begin there with nothing", async () => {
    const { code, stdout, stderr } = await house.tryPulumi("preview");
    expect(code).not.toBe(0);
    expect(stdout + stderr).toMatch(/notes-pages-place.*protect/s);
  });

  test("is not written over where it holds other data, and the service goes on where it was", async () => {
    const { code, stderr } = await hearth(stack, "move", "--yes");
    expect([code, stderr]).toEqual([1, expect.stringContaining(`${place}: given a place that holds other data`)]);
    await untilHealthy(stack, 60);
    expect(await served()).toBe(page);
  });

  test("has the same after npm run move, owners, modes and times too, and the old place stays", async () => {
    rmSync(join(place, "somebody.txt"));
    const { code, stdout } = await hearth(stack, "move", "--yes");
    expect(code).toBe(0);
    expect(stdout).toContain(`  rm -r ${kept}\n`);
    const facts = (folder: string) =>
      ["note.txt", ".hearth"].map((name) => {
        const { uid, gid, mode, mtimeMs, size } = statSync(join(folder, name));
        return { name, uid, gid, mode, seconds: Math.floor(mtimeMs / 1000), size };
      });
    expect(facts(place)).toEqual(facts(kept));
    await writePage(await notesContainer(), "later.txt", "written in the new place");
    expect(() => statSync(join(kept, "later.txt"))).toThrow("ENOENT");
    expect(await served()).toBe(page);
    await house.expectNoChanges();
  });
});
