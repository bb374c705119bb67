import type { VolumeRecord } from "../../components/wiring/records.ts";
import { movesOf, withoutOldPlaces } from "../../tools/cli/checks/moves.ts";
import { unretiredProblems } from "../../tools/cli/checks/unretired.ts";
import type { StateResource } from "../../tools/cli/stack/state.ts";

const inEngine = { kind: "engine", name: "hearth-dev-notes-pages" } as const;
const onDisk = (disk: string) => ({ kind: "folder", sentinel: `${disk}/hearth-dev`, below: "notes/pages" }) as const;

function resource(type: string, name: string, more: Partial<StateResource>): StateResource {
  const urn = `urn:pulumi:dev::hearth::${type}::${name}`;
  return { urn, type, id: name, protect: true, delete: false, outputs: {}, ...more };
}

function kept(place: VolumeRecord["place"]): StateResource {
  if (place.kind === "engine") return resource("docker:index/volume:Volume", "notes-pages", { id: place.name });
  const environment = { PLACE: `${place.sentinel}/${place.below}` };
  return resource("command:local:Command", "notes-pages-place", { outputs: { environment } });
}

function planned(place: VolumeRecord["place"]): VolumeRecord {
  return { service: "notes", volume: "pages", tier: "warm", user: 10_001, place, retired: false };
}

const places = [inEngine, onDisk("/mnt/a"), onDisk("/mnt/b")];
const pairs = places.flatMap((from) => places.map((to) => ({ from, to, same: from === to })));

test.each(pairs)("data in $from.kind $from.sentinel that shall lie in $to.kind $to.sentinel", ({ from, to, same }) => {
  const resources = [kept(from), resource("command:local:Command", "guard", {})];
  const plan = { containers: [], volumes: [planned(to)], secrets: [] };
  expect(movesOf(resources, plan)).toHaveLength(same ? 0 : 1);
  const problems = unretiredProblems(resources, plan);
  expect(problems.map(({ path }) => path)).toEqual(same ? [] : ["notes.volumes.pages.tier"]);
  for (const { given, remedy } of problems) {
    for (const { kind, ...place } of [from, to])
      expect(given).toContain(kind === "engine" ? Object.values(place)[0] : Object.values(place).join("/"));
    expect(remedy).toContain("npm run move");
  }
});

test("a service on a disk that is left out is refused like any other with data", () => {
  const [problem] = unretiredProblems([kept(onDisk("/mnt/a"))], { containers: [], volumes: [], secrets: [] });
  expect([problem?.path, problem?.given]).toEqual(["hearth:retired", expect.stringContaining("folder of notes-pages")]);
});

test("a volume called as another's mark is no mark", () => {
  const volume = resource("docker:index/volume:Volume", "notes-pages-place", { id: "hearth-dev-notes-pages-place" });
  expect(movesOf([volume], { volumes: [planned(inEngine)] })).toEqual([]);
});

test.each([inEngine, onDisk("/mnt/a")])("the state forgets $kind and would remove nothing of it", (from) => {
  const other = kept(onDisk("/mnt/other"));
  const old = kept(from);
  const moves = movesOf([old], { volumes: [planned(onDisk("/mnt/b"))] });
  const after = withoutOldPlaces({ deployment: { resources: [old, { ...other, urn: "urn:other" }] } }, moves);
  const left = after.deployment.resources?.find(({ urn }) => urn === old.urn);
  expect(left).toEqual(from.kind === "engine" ? { ...old, protect: false, retainOnDelete: true } : undefined);
  expect(after.deployment.resources?.find(({ urn }) => urn === "urn:other")).toMatchObject({ protect: true });
});
