import { goneProblems, missingVolumes } from "../../tools/cli/checks/missing-volumes.ts";

const volume = (id: string, protect: boolean, leaves = false) => ({
  type: "docker:index/volume:Volume",
  id,
  protect,
  delete: leaves,
});

const known = [
  volume("hearth-dev-notes-pages", true),
  volume("hearth-dev-routes", false),
  volume("caddy-files-1", false, true),
  { type: "docker:index/container:Container", id: "abc", protect: false, delete: false },
];

describe("volumes that the state knows and the engine lacks", () => {
  test("are told apart: data, and what the program writes again", () => {
    expect(missingVolumes(known, [])).toEqual({ data: ["hearth-dev-notes-pages"], other: ["hearth-dev-routes"] });
    expect(missingVolumes(known, ["hearth-dev-routes", "foreign"])).toEqual({
      data: ["hearth-dev-notes-pages"],
      other: [],
    });
    expect(missingVolumes(known, ["hearth-dev-routes", "hearth-dev-notes-pages"])).toEqual({ data: [], other: [] });
  });

  test("are a problem when they held data: each named, with both ways out", () => {
    const [said = "", ...more] = goneProblems("dev", "unix:///run/d.sock", missingVolumes(known, []));
    expect(more).toEqual([]);
    expect(said).toContain("  volume hearth-dev-notes-pages\n");
    expect(said).toContain("docker volume create --label hearth.stack=dev hearth-dev-notes-pages");
    expect(said).toContain("npm run up -- --refresh makes what is still missing anew, empty");
    expect(said).not.toContain("routes");
  });

  test("are no problem when the program writes them again", () => {
    expect(goneProblems("dev", "unix:///run/d.sock", missingVolumes(known, ["hearth-dev-notes-pages"]))).toEqual([]);
  });
});
