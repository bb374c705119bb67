import { readSettings, settingsFor } from "../../policies/settings-file.ts";
import { safeSettings, type Settings, settingsOf } from "../../policies/settings.ts";
import { rules } from "../../policies/rules/index.ts";
import { container } from "./case.ts";
import { runPack } from "./run.ts";

const low = container({ ports: [{ internal: 443, external: 443, ip: "192.168.1.10" }] }, "caddy");

function file(stacks: object) {
  return readSettings(JSON.stringify({ stacks }));
}

async function said(stacks: object, config: Partial<Settings> = {}): Promise<readonly string[]> {
  const found = await runPack(rules, [low], { file: file(stacks), settings: config });
  return found.map(({ policy, message }) => `${policy} ${message}`);
}

test("without a file or a key all is safe", () => {
  expect(readSettings("")).toEqual({ stacks: {}, problems: [] });
  expect(settingsOf(settingsFor(file({}), "demo", "dev"))).toEqual(safeSettings);
});

test("a stack's own key replaces that of its project, and another project's counts for nothing", () => {
  const read = file({ "demo/*": { tiers: ["/a"], slices: ["a.slice"] }, "demo/dev": { tiers: ["/b"] } });
  expect(settingsFor(read, "demo", "dev")).toEqual({ tiers: ["/b"], slices: ["a.slice"] });
  expect(settingsFor(read, "demo", "prod")).toEqual({ tiers: ["/a"], slices: ["a.slice"] });
  expect(settingsFor(read, "other", "dev")).toEqual({});
  expect(settingsFor(read, "__proto__", "dev")).toEqual({});
});

test("a role that the file gives is believed, and one that a run gives takes its place", async () => {
  const edge = { "demo/dev": { roles: { caddy: ["edge"] } } };
  expect(await said({})).toEqual([expect.stringMatching(/^HS-052 caddy/)]);
  expect(await said({ "other/*": { roles: { caddy: ["edge"] } } })).toEqual([expect.stringMatching(/^HS-052 caddy/)]);
  expect(await said(edge)).toEqual([]);
  expect(await said(edge, { roles: {} })).toEqual([expect.stringMatching(/^HS-052 caddy/)]);
});

test.each([
  [
    "a role that is none",
    { "demo/dev": { roles: { caddy: ["proxy"] } } },
    /^stacks\.demo\/dev\.roles\.caddy\.0: .*edge/,
  ],
  ["an unknown key", { "demo/dev": { role: {} } }, /role/],
  ["a stack without its project", { dev: {} }, /has to be <project>\/<stack>/],
  ["a tier that is no path", { "demo/dev": { tiers: ["mnt"] } }, /tiers\.0: has to be a path from the root/],
  ["a port that is none", { "demo/dev": { openPorts: { caddy: [0] } } }, /openPorts\.caddy\.0/],
])("%s is named by its path, and the file then gives nothing", async (_, stacks, words) => {
  const { problems } = file({ ...stacks, "demo/*": { roles: { caddy: ["edge"] } } });
  expect(problems).toEqual([expect.stringMatching(words)]);
  const found = await said({ ...stacks, "demo/*": { roles: { caddy: ["edge"] } } });
  expect(found).toContainEqual(expect.stringMatching(/^settings .*policies\/settings\.yaml: /));
  expect(found).toContainEqual(expect.stringMatching(/^HS-052 caddy/));
});

test("a file that is no YAML is named by the place of its mistake", () => {
  expect(readSettings("stacks: [\n").problems).toEqual([expect.stringMatching(/given no YAML: .* at line \d/)]);
});
