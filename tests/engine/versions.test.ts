import { candidates } from "../../tools/engine/path-cli.ts";
import { compatible, pluginFolder, plugins, pluginProgram, versionIn } from "../../tools/engine/versions.ts";

test.each([
  ["3.259.0", true],
  ["3.260.1", true],
  ["3.1000.0", true],
  ["3.258.9", false],
  ["4.0.0", false],
  ["2.999.0", false],
  [undefined, false],
])("version %s is compatible with 3.259.0: %s", (version, expected) => {
  expect(compatible(version, "3.259.0")).toBe(expected);
});

test("a minimum of two parts compares with three", () => {
  expect(compatible("1.26.0", "1.26")).toBe(true);
  expect(compatible("1.26", "1.26")).toBe(true);
  expect(compatible("1.19.8", "1.26")).toBe(false);
});

test.each([
  ["v3.259.0\n", "3.259.0"],
  ["go1.26.8", "1.26.8"],
  ["v3.260.0-dev.1", "3.260.0"],
  ["", undefined],
])("the version in %j is %s", (text, version) => {
  expect(versionIn(text)).toBe(version);
});

test("plugins have the names and versions of the npm packages", () => {
  expect(plugins.map(pluginFolder)).toEqual([
    "resource-docker-v5.2.0",
    "resource-random-v4.21.2",
    "resource-command-v1.2.1",
  ]);
  expect(plugins.map(pluginProgram)).toEqual([
    "pulumi-resource-docker",
    "pulumi-resource-random",
    "pulumi-resource-command",
  ]);
});

test("the launcher that npm puts on PATH and the launcher's own folders are no installation of the user's", () => {
  const path = [
    "/p/node_modules/.bin",
    "/home/u/.pulumi/versions/3.259.0/bin",
    "",
    "/home/u/.pulumi/bin",
    "/usr/bin",
  ].join(":");
  expect(candidates(path, "/home/u/.pulumi", () => true)).toEqual(["/home/u/.pulumi/bin/pulumi", "/usr/bin/pulumi"]);
  expect(candidates(path, "/home/u/.pulumi", (file) => file.startsWith("/usr"))).toEqual(["/usr/bin/pulumi"]);
});
