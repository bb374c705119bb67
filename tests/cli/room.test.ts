import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { engineNeed, roomProblem, stateNeed } from "../../tools/cli/checks/room.ts";
import { mustBeReady } from "../../tools/cli/commands/update.ts";
import { diskRows } from "../../tools/cli/doctor/disks.ts";
import { stackPlace } from "../../tools/cli/stack/place.ts";
import { nearest, needOf, roomAt, stateProblems } from "../../tools/cli/stack/room.ts";
import { folders } from "../support/folders.ts";

const newFolder = folders();
const mebibyte = 2 ** 20;
const room = { folder: "/s", freeBytes: 20 * mebibyte, share: 0.5, freeFiles: 100 };

describe("room for an update", () => {
  test("is enough for several copies of the state, and never less than a new house needs", () => {
    expect(stateNeed(0).bytes).toBe(16 * mebibyte);
    expect(stateNeed(10 * mebibyte).bytes).toBe(80 * mebibyte);
  });

  test("that is too small is said with path, free and needed bytes, and what to do", () => {
    expect(roomProblem(room, stateNeed(0))).toBeUndefined();
    expect(roomProblem({ ...room, freeBytes: 0 }, stateNeed(0))).toMatch(
      /^\/s: given 0\.0 MiB free on its disk; allowed: at least 16\.0 MiB for the state.*; make room/,
    );
    expect(roomProblem(room, stateNeed(3 * mebibyte))).toMatch(/given 20\.0 MiB free.*at least 24\.0 MiB/);
    expect(roomProblem(room, engineNeed)).toMatch(/at least 64\.0 MiB.*docker system df/);
  });

  test("counts files where the file system bounds them", () => {
    expect(roomProblem({ ...room, freeFiles: 3 }, stateNeed(0))).toMatch(/given 3 files \(inodes\) free/);
    const { freeFiles: _, ...unbounded } = room;
    expect(roomProblem(unbounded, stateNeed(0))).toBeUndefined();
  });
});

describe("the disk of a stack", () => {
  test("is looked at where its folder will lie", async () => {
    const folder = newFolder();
    expect(nearest(join(folder, "a", "b"))).toBe(folder);
    expect(nearest("/")).toBe("/");
    expect((await roomAt(folder)).freeBytes).toBeGreaterThan(0);
  });

  test("needs more for a large state, and is refused when that is not free", async () => {
    const place = stackPlace("dev", newFolder());
    expect(await stateProblems(place)).toEqual([]);
    mkdirSync(dirname(place.stateFile), { recursive: true });
    writeFileSync(place.stateFile, "");
    truncateSync(place.stateFile, 3 * mebibyte);
    expect((await needOf(place)).bytes).toBe(24 * mebibyte);
    expect(await diskRows(place, undefined)).toMatchObject([{ check: "disk stack" }]);

    // A file of holes, larger than any disk of a test machine could hold eight times.
    truncateSync(place.stateFile, 2 ** 42);
    const [said = "", ...more] = await stateProblems(place);
    expect(more).toEqual([]);
    expect(said).toMatch(/free on its disk; allowed: at least 32768\.0 GiB for the state/);
    expect(said.startsWith(`${place.state}: given `)).toBe(true);
    await expect(mustBeReady(place)).rejects.toThrow(said);
    expect(await diskRows(place, undefined)).toMatchObject([{ check: "disk stack", state: "broken" }]);
  });
});
