import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { databaseMajors, majorOf } from "../../components/render/databases/majors.ts";
import { majorProblems } from "../../tools/cli/checks/majors.ts";
import { attempt } from "../../tools/shared/run.ts";

test.each([
  ["postgres", "18.6-alpine", "18"],
  ["postgres", "15", "15"],
  ["postgres", "9.6.24", "9"],
  ["mariadb", "10.11.19-MariaDB", "10.11"],
  ["mariadb", "11.8.9", "11.8"],
  ["redis", "8.10.2-alpine", "8"],
  ["redis", "7.0.15\n", "7"],
  ["redis", "latest", undefined],
  ["postgres", "", undefined],
] as const)("the line of %s %s is %s", (engine, version, line) => {
  expect(majorOf(engine, version)).toBe(line);
});

test.each([
  ["postgres", "18.6-alpine", "15"],
  ["postgres", "15.20", "18"],
  ["mariadb", "11.8.9", "10.11.19-MariaDB"],
  ["mariadb", "10.11.19", "11.8.9-MariaDB"],
  ["redis", "8.10.2-alpine", "7.0.15"],
] as const)("%s %s for data of %s is refused, with the way to do it", (engine, image, data) => {
  const [problem = "", ...others] = majorProblems([{ engine, image, data }]);
  expect(others).toEqual([]);
  expect(problem).toContain(`${engine}: given an image of version ${majorOf(engine, image) ?? ""} for data of version`);
  expect(problem).toMatch(/nothing was changed; keep .*docs\/databases\.md, "Another major version"$/);
});

test("the same line, in either form, is taken; so is data whose version nobody can tell", () => {
  expect(
    majorProblems([
      { engine: "postgres", image: "18.7-alpine", data: "18" },
      { engine: "mariadb", image: "11.8.10", data: "11.8.9-MariaDB" },
      { engine: "redis", image: "8.10.2-alpine", data: "8.0.0" },
      { engine: "redis", image: "8.10.2-alpine", data: "unknown" },
    ]),
  ).toEqual([]);
});

describe("what the data says of itself", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hearth-majors-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const snapshot = Buffer.concat([
    Buffer.from("REDIS0010"),
    Buffer.from([0xfa, 9]),
    Buffer.from("redis-ver"),
    Buffer.from([6]),
    Buffer.from("7.0.15"),
    Buffer.from([0xfa, 10]),
    Buffer.from("redis-bits"),
    Buffer.from([0xc0, 64]),
  ]);

  test.each([
    ["postgres", "data/PG_VERSION", "15\n", "15"],
    ["mariadb", "mariadb_upgrade_info", "10.11.19-MariaDB", "10.11.19-MariaDB"],
    ["mariadb", "mysql_upgrade_info", "10.5.29-MariaDB", "10.5.29-MariaDB"],
    ["redis", "appendonlydir/appendonly.aof.1.base.rdb", snapshot, "7.0.15"],
  ] as const)("%s in %s", async (engine, file, content, version) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
    expect((await attempt(["sh", "-c", databaseMajors[engine].mark], { cwd: folder })).stdout.trim()).toBe(version);
  });

  test.each(["postgres", "mariadb", "redis"] as const)("%s says nothing where there is none", async (engine) => {
    expect((await attempt(["sh", "-c", databaseMajors[engine].mark], { cwd: folder })).stdout).toBe("");
  });
});
