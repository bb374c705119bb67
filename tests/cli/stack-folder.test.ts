import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { locks, removeLock } from "../../tools/cli/pulumi/lock.ts";
import { Refusal } from "../../tools/cli/refusal.ts";
import { makeFolder, mustExist } from "../../tools/cli/stack/files.ts";
import { type StackPlace, stackPlace } from "../../tools/cli/stack/place.ts";
import { readState } from "../../tools/cli/stack/state.ts";
import { folders } from "../support/folders.ts";

const newFolder = folders();

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function newPlace(): StackPlace {
  return stackPlace("dev", newFolder());
}

test("a new stack gets one passphrase, also when two make it at once", async () => {
  const place = newPlace();
  await Promise.all([makeFolder(place), makeFolder(place)]);
  const first = readFileSync(place.passphraseFile, "utf8");
  expect(first).toMatch(/^[\w-]{43}$/);
  await makeFolder(place);
  expect(readFileSync(place.passphraseFile, "utf8")).toBe(first);
  expect(readdirSync(place.folder).sort()).toEqual(["passphrase", "state"]);
});

test("an empty passphrase, which a full disk leaves, is made anew before there is a state, and refused after", async () => {
  const place = newPlace();
  write(place.passphraseFile, "");
  await makeFolder(place);
  expect(readFileSync(place.passphraseFile, "utf8")).toMatch(/^[\w-]{43}$/);
  write(place.stateFile, "{}");
  writeFileSync(place.passphraseFile, "");
  await expect(makeFolder(place)).rejects.toThrow(/passphrase: missing or empty/);
  expect(() => {
    mustExist(place);
  }).toThrow(/passphrase: missing or empty/);
});

test.each(["", '{"version":3,"checkpoint":{"lat', "[]"])(
  "a state that holds %j is refused by name, with what to do",
  async (text) => {
    const place = newPlace();
    write(place.stateFile, text);
    await expect(readState(place)).rejects.toThrow(`${place.stateFile}: given something else than a whole state`);
    await expect(readState(place)).rejects.toThrow(/restore it from a backup of your own, for .* has no whole copy/);
  },
);

test("a state that was cut short is refused with the command that takes the newest whole copy of it", async () => {
  const place = newPlace();
  const folder = join(place.state, ".pulumi/backups/hearth/dev");
  const whole = '{"version":3,"checkpoint":{"stack":"dev","latest":{"resources":[]}}}';
  const copies = [
    ["dev.1.json", whole, 100],
    ["dev.2.json", whole, 200],
    ["dev.3.json", whole.slice(0, 30), 300],
    ["dev.2.json.attrs", "{}", 400],
  ] as const;
  for (const [name, text, seconds] of copies) {
    write(join(folder, name), text);
    utimesSync(join(folder, name), seconds, seconds);
  }
  write(place.stateFile, "");
  await expect(readState(place)).rejects.toThrow(
    `cp ${join(folder, "dev.2.json")} ${place.stateFile} && npm run repair`,
  );
  write(`${place.stateFile}.bak`, whole);
  await expect(readState(place)).rejects.toThrow(`cp ${place.stateFile}.bak ${place.stateFile}`);
});

describe("a folder that may not be written", () => {
  test("is refused by name, with what to do", async () => {
    // A file where the folder should be stops root as well.
    const home = join(newFolder(), "home");
    const place = stackPlace("dev", home);
    writeFileSync(home, "");
    await expect(makeFolder(place)).rejects.toThrow(Refusal);
    await expect(makeFolder(place)).rejects.toThrow(/dev: could not be made.*allowed: a folder.*HEARTH_HOME/);
  });
});

test("the temporary file of a lock that a full disk cut short is a lock of nobody", async () => {
  const place = newPlace();
  const file = `${place.state}/.pulumi/locks/organization/hearth/dev/a.json.18ea.tmp`;
  write(file, "");
  expect(await locks(place)).toEqual([{ file, owner: undefined }]);
});

test("a lock goes with what the file backend notes beside it", async () => {
  const place = newPlace();
  const file = `${place.state}/.pulumi/locks/organization/hearth/dev/a.json`;
  write(file, "{");
  write(`${file}.attrs`, "{}");
  const [lock] = await locks(place);
  expect(lock?.file).toBe(file);
  await removeLock(file);
  expect(readdirSync(dirname(file))).toEqual([]);
});
