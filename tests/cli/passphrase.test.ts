import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isStuck } from "../../tools/cli/checks/stuck.ts";
import { mustBeWhole } from "../../tools/cli/commands/update.ts";
import { passphraseRows } from "../../tools/cli/doctor/house.ts";
import { type StackPlace, stackPlace } from "../../tools/cli/stack/place.ts";
import { opens } from "../../tools/cli/stack/passphrase.ts";
import { folders } from "../support/folders.ts";
import "../support/patience.ts";

const newFolder = folders();
const right = "a passphrase of the tests";
/** As Pulumi 3.259.0 wrote it. */
const salt = "v1:/E0l6i1B3pM=:v1:T4VoZEjl6BBzILs/:KZKMd2phN6U7HKpME+js/A7/Y0p3tw==";

function stackWith(passphrase: string | undefined): StackPlace {
  const place = stackPlace("dev", newFolder());
  mkdirSync(dirname(place.stateFile), { recursive: true });
  writeFileSync(place.stateFile, "{}");
  writeFileSync(place.configFile, `encryptionsalt: ${salt}\n`);
  if (passphrase !== undefined) writeFileSync(place.passphraseFile, passphrase);
  return place;
}

test("a passphrase opens what Pulumi sealed with it, another does not, and an unknown form is left to Pulumi", async () => {
  expect(await opens(salt, right)).toBe(true);
  expect(await opens(salt, "another")).toBe(false);
  expect(await opens("v2:x", right)).toBeUndefined();
});

test("the right passphrase, with a line end as Pulumi takes it, is no problem", async () => {
  const place = stackWith(`${right}\n`);
  await expect(mustBeWhole(place)).resolves.toBeUndefined();
  expect(await passphraseRows(place)).toMatchObject([{ state: "ok" }]);
});

test.each([
  ["missing", undefined, /missing or empty/],
  ["empty", "", /missing or empty/],
  ["wrong", "canary-5d1e", /given another passphrase than the one that sealed the secrets/],
])("a passphrase that is %s is refused by its file, never shown, and broken for doctor", async (_, text, said) => {
  const place = stackWith(text);
  await expect(mustBeWhole(place)).rejects.toThrow(said);
  await expect(mustBeWhole(place)).rejects.toThrow(`${place.passphraseFile}: `);
  await expect(mustBeWhole(place)).rejects.toThrow("restore it from a backup");
  await expect(mustBeWhole(place)).rejects.not.toThrow("canary-5d1e");
  const rows = await passphraseRows(place);
  expect(rows).toMatchObject([{ check: "passphrase", state: "broken" }]);
  expect(JSON.stringify(rows)).not.toContain("canary-5d1e");
});

test("nothing is asked of a passphrase before anything was sealed", async () => {
  expect(await passphraseRows(stackPlace("dev", newFolder()))).toMatchObject([{ state: "ok" }]);
});

test("down tries again for networks that are held, and for nothing else", () => {
  expect(isStuck(["front: error while removing network: network front has active endpoints"])).toBe(true);
  expect(
    isStuck(["front: timeout while waiting for state to become 'removed' (last state: 'pending', timeout: 30s)"]),
  ).toBe(true);
  expect(isStuck(["error: constructing secrets manager of type passphrase: incorrect passphrase"])).toBe(false);
  expect(isStuck([])).toBe(false);
});
