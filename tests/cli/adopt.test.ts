import type { SecretRecord, VolumeRecord } from "../../components/wiring/records.ts";
import { adoptable } from "../../tools/cli/checks/adoptable.ts";
import { type Left, withLeft } from "../../tools/cli/commands/left-secrets.ts";
import { asShown, shownText } from "../../tools/cli/stack/exported.ts";

const routesVolume = "hearth-dev-routes";

function secret(service: string, rotation: number): SecretRecord {
  const engineName = `hearth-dev-${service}-secret-r${String(rotation)}`;
  const form = { kind: "plain" } as const;
  return { service, secret: "token", length: 24, form, rotation, engineName, user: 10_001, retired: false };
}

function volume(service: string, place: VolumeRecord["place"]): VolumeRecord {
  return { service, volume: "pages", tier: "warm", user: 10_001, place, retired: false };
}

const notes = volume("notes", { kind: "engine", name: "hearth-dev-notes-pages" });
const disk = volume("disk", { kind: "folder", sentinel: "/mnt/hearth-dev", below: "disk/pages" });
const plan = { stack: "dev", routesVolume, secrets: [secret("notes", 2), secret("new", 1)], volumes: [notes, disk] };

test("what was left is told from what is made anew, what is missing, and what is nobody's", () => {
  const there = [routesVolume, "hearth-dev-notes-secret-r2", "hearth-dev-notes-pages", "hearth-dev-old-pages"];
  const found = adoptable(plan, there, () => false);
  expect(found.problems).toEqual([]);
  expect(found.kept.map(({ service }) => service)).toEqual(["notes"]);
  expect(found.anew.map(({ service }) => service)).toEqual(["new"]);
  expect(found.empty).toEqual([disk]);
  expect(found.others).toEqual(["hearth-dev-old-pages"]);
  expect(adoptable(plan, there, (path) => path === "/mnt/hearth-dev/disk/pages").empty).toEqual([]);
});

test("another rotation in the stack file than in the house is refused, and the right one is named", () => {
  const { problems } = adoptable(plan, ["hearth-dev-notes-secret-r3", "hearth-dev-notes-secret-r4"], () => true);
  expect(problems).toEqual([expect.stringMatching(/^notes: given rotation 2; allowed: 4,.* stack file$/)]);
});

describe("what was left is put in place of what was made", () => {
  const made = {
    urn: "urn:pulumi:dev::hearth::random:index/randomPassword:RandomPassword::notes-token-r2",
    type: "random:index/randomPassword:RandomPassword",
    outputs: { result: asShown("made"), bcryptHash: asShown("hash of made"), length: 24 },
  };

  test.each<readonly [Left, readonly string[]]>([
    [{ kind: "text", text: "left" }, ["left", "hash of made"]],
    [{ kind: "hash", hash: "$2a$left" }, ["", "$2a$left"]],
  ])("%j", (left, expected) => {
    const { outputs = {} } = withLeft(made, new Map([["notes-token-r2", left]]));
    expect([shownText(outputs["result"]), shownText(outputs["bcryptHash"])]).toEqual(expected);
    expect(outputs["length"]).toBe(24);
  });

  test("and nothing else is touched", () => {
    const left = new Map<string, Left>([["notes-token-r2", { kind: "text", text: "left" }]]);
    for (const other of [
      { ...made, urn: `${made.urn}0` },
      { ...made, type: "docker:index/volume:Volume" },
    ])
      expect(withLeft(other, left)).toBe(other);
  });
});
