import { failedRows, missingRows, strayRows } from "../../tools/cli/doctor/state.ts";
import { container } from "../support/container.ts";

function known(type: "container" | "network", name: string, more: { delete?: boolean } = {}) {
  const kind = `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  const token = `docker:index/${type}:${kind}`;
  const base = { urn: `urn:pulumi:dev::hearth::${token}::${name}`, type: token, id: name };
  return { ...base, protect: false, delete: false, outputs: {}, ...more };
}

const thing = (name: string) => ({ id: name, name });
const state = [known("container", "home"), known("container", "routes-file"), known("network", "apps")];
const all = { container: [thing("home"), thing("routes-file")], network: [thing("apps")] };

describe("what the state knows and the engine lacks", () => {
  test("is nothing in a house that stands", () => {
    expect(missingRows(all, state).map((row) => row.state)).toEqual(["ok", "ok"]);
    expect(strayRows(all, state)).toEqual([]);
  });

  test("is broken: one row for each kind, with count, names and remedy", () => {
    expect(missingRows({ container: [], network: [] }, state)).toMatchObject([
      {
        state: "broken",
        found: "2 gone: home, routes-file",
        todo: expect.stringContaining("npm run up -- --refresh") as string,
      },
      { state: "broken", found: "1 gone: apps" },
    ]);
  });

  test("what waits to be deleted is no loss", () => {
    const rows = missingRows(all, [...state, known("container", "home-before", { delete: true })]);
    expect(rows.map((row) => row.state)).toEqual(["ok", "ok"]);
  });
});

test("strays are named by kind", () => {
  const more = { ...all, container: [...all.container, thing("x")], network: [...all.network, thing("y")] };
  expect(strayRows(more, state)).toMatchObject([
    { check: "stray container", found: "x" },
    { check: "stray network", found: "y" },
  ]);
});

describe("a revision that failed beside the good one", () => {
  const good = container("home", "healthy");
  const bad = { ...container("home", "unhealthy"), id: "home-2", name: "home-2" };
  const resources = [known("container", "home"), known("container", "home-2")];

  test("is broken, with how to read its log and what removes it", () => {
    expect(failedRows([good, bad], resources)).toMatchObject([
      {
        check: "revision home-2",
        state: "broken",
        found: "unhealthy, beside the one of home that serves: exit code 1: no",
        todo: expect.stringMatching(/docker logs home-2.*mend home.*npm run up/) as string,
      },
    ]);
  });

  test("that crashes again and again is one, though the engine counts it as running", () => {
    const crashing = { ...bad, status: "restarting", health: "starting" };
    expect(failedRows([good, crashing], resources)).toMatchObject([
      { found: expect.stringMatching(/^restarting/) as string },
    ]);
  });

  test("is none when it still starts, stands alone, or is unknown to the state", () => {
    expect(failedRows([good, { ...bad, health: "starting" }], resources)).toEqual([]);
    expect(failedRows([bad], resources)).toEqual([]);
    expect(failedRows([good, bad], [known("container", "home")])).toEqual([]);
  });
});
