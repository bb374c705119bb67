import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fullRow, missingRow, placedTiers } from "../../tools/cli/doctor/tiers.ts";
import { stackPlace } from "../../tools/cli/stack/place.ts";
import { mountedFolders, sentinelFacts, sentinelsToMake } from "../../tools/cli/stack/tiers.ts";
import { parseState } from "../../tools/cli/stack/state.ts";
import { folders } from "../support/folders.ts";
import { image, planOf, siteOf } from "../support/house.ts";

const newFolder = folders();
const mebibyte = 2 ** 20;
const tier = { tier: "hot", folder: "/mnt/a", services: ["caddy", "postgres"] };
const room = { folder: "/mnt/a/hearth-dev", freeBytes: 2 ** 30, share: 0.5 };
const fact = { sentinel: "/mnt/a/hearth-dev", exists: false, tierExists: true, recorded: true };

test("tiers that have a folder are named with what lives there", () => {
  const input = {
    tiers: { hot: "/mnt/a", cold: "/mnt/c" },
    custom: { keeper: { image, port: 8080, database: "postgres" } },
  };
  expect(placedTiers({ site: siteOf(input), plan: planOf(input) })).toEqual([
    { tier: "cold", folder: "/mnt/c", services: [] },
    { tier: "hot", folder: "/mnt/a", services: ["caddy", "postgres"] },
  ]);
});

test.each([
  [{}, "ok", /^1\.0 GiB \(50 %\) free at \/mnt\/a, with data of caddy, postgres$/, /^$/],
  [{ share: 0.09 }, "note", /\(9 %\) free/, /make room before it is full: du -xhd2/],
  [
    { freeBytes: 15 * mebibyte, share: 0.05 },
    "broken",
    /^full: 15\.0 MiB \(5 %\) free/,
    /at least 16\.0 MiB.*du -xhd2/,
  ],
  [{ freeFiles: 3 }, "broken", /^full: /, /given 3 files/],
])("a tier with %j is %s", (less, state, found, todo) => {
  const row = fullRow(tier, { ...room, ...less });
  expect(row).toMatchObject({ check: "tier hot", state });
  expect(row.found).toMatch(found);
  expect(row.todo).toMatch(todo);
});

test.each([
  [{}, false, "broken", /^missing, with data of caddy, postgres: nothing is mounted at \/mnt\/a, and there is no /],
  [{}, true, "broken", /another disk is mounted at \/mnt\/a/],
  [{ recorded: false }, false, "note", /\/mnt\/a\/hearth-dev is still to be made/],
  [{ recorded: false, tierExists: false }, false, "broken", /\/mnt\/a does not exist/],
])("a tier of which %j holds, its folder being a mount point: %j, is %s", (more, isMount, state, found) => {
  const row = missingRow(tier, { ...fact, ...more }, isMount);
  expect(row).toMatchObject({ check: "tier hot", state });
  expect(row.found).toMatch(found);
});

describe("a disk that only the state knows", () => {
  const mounts = [{ source: "/mnt/a/hearth-dev", target: "/hearth-data", type: "bind" }, { target: "/tmp" }];
  const known = { urn: "urn:x", type: "docker:index/container:Container", outputs: { mounts } };
  const text = JSON.stringify({ checkpoint: { latest: { resources: [known] } } });

  test("is found among what its containers have mounted", () => {
    expect(mountedFolders(parseState(text))).toEqual(["/mnt/a/hearth-dev"]);
    expect(mountedFolders(undefined)).toEqual([]);
  });

  test("is not made anew on the disk below its mount point", async () => {
    const place = stackPlace("dev", newFolder());
    const sentinel = join(newFolder(), "hearth-dev");
    expect(sentinelsToMake(await sentinelFacts(place, [sentinel]))).toEqual([sentinel]);
    mkdirSync(dirname(place.stateFile), { recursive: true });
    writeFileSync(place.stateFile, text.replaceAll("/mnt/a/hearth-dev", sentinel));
    const facts = await sentinelFacts(place, [sentinel]);
    expect(facts).toMatchObject([{ exists: false, recorded: true }]);
    expect(() => sentinelsToMake(facts)).toThrow(/it was there before.*Mount it and run again/);
  });
});
