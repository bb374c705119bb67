import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { hostOf } from "../../tools/engine/docker/engine.ts";
import { projectFolder } from "../../tools/shared/paths.ts";
import { attempt, type Finished, run } from "../../tools/shared/run.ts";
import { within } from "./support/elsewhere.ts";
import { docker, tryDocker } from "./support/engine.ts";
import { environmentOf } from "./support/house.ts";
import { ground } from "./support/layout.ts";

/** A folder of somebody else: a program, the packages that it needs, and a copy of the pack. Nothing leads back here. */
const folder = join(ground().folder, "outside-pack");
const configFile = join(folder, "Pulumi.foreign.yaml");
const env = {
  ...environmentOf(folder, join(folder, "passphrase")),
  PULUMI_STACK: "foreign",
  // What a person answers at a terminal.
  PULUMI_SKIP_CONFIRMATIONS: "true",
  NODE_PATH: undefined,
};

/** The lines that the pack's README tells to type, as they stand there. */
function linesOfReadme(): readonly string[] {
  const [, block = ""] =
    /```sh\n([^`]*)```/.exec(readFileSync(join(projectFolder, "policies/README.md"), "utf8")) ?? [];
  return block.split("\n").filter((line) => line !== "");
}

const [install = "", preview = "", up = ""] = linesOfReadme();

/** Types a line in the folder. */
async function type(line: string): Promise<Finished> {
  return await attempt(["sh", "-c", line], { cwd: folder, env });
}

/** As {@link type}, where packages can be fetched: the house's own namespace reaches nothing. */
async function typeOutside(line: string): Promise<Finished> {
  const pid = Number(process.env["HEARTH_TEST_PID"]);
  return await attempt([...within({ pid }), "sh", "-c", line], { cwd: folder, env });
}

async function copyOfPack(): Promise<void> {
  const { stdout } = await run(["git", "ls-files", "policies"], { cwd: projectFolder });
  for (const file of stdout.trim().split("\n")) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    cpSync(join(projectFolder, file), join(folder, file));
  }
}

function writeProgram(): void {
  for (const name of ["Pulumi.yaml", "index.ts"])
    cpSync(join(projectFolder, "tests/house/policy-program", name), join(folder, name));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "foreign", private: true, type: "module" }));
  writeFileSync(join(folder, "passphrase"), "a passphrase of the tests\n", { mode: 0o600 });
}

/** Gives the program packages of its own: copies of what the pack has, for it needs the same SDK, and the one it adds. */
async function giveProgramPackages(): Promise<void> {
  const packages = join(folder, "node_modules");
  await run(["cp", "--archive", join(folder, "policies/node_modules"), packages]);
  await run(["cp", "--archive", join(projectFolder, "node_modules/@pulumi/docker"), join(packages, "@pulumi")]);
}

async function configure(config: Readonly<Record<string, unknown>>): Promise<void> {
  const [image = ""] = (await docker("image", "ls", "--no-trunc", "--quiet", "hearth/busybox")).split("\n");
  const all = { host: hostOf(ground().layout), image, ...config };
  const entries = Object.entries(all).map(([key, value]) => [`hearth-foreign:${key}`, value] as const);
  writeFileSync(configFile, stringify({ config: Object.fromEntries(entries) }));
}

let installed: Finished;

beforeAll(async () => {
  mkdirSync(join(folder, "state"), { recursive: true });
  await copyOfPack();
  writeProgram();
  installed = await typeOutside(install);
  await giveProgramPackages();
  await run(["pulumi", "stack", "init", "foreign", "--non-interactive", "--no-select"], { cwd: folder, env });
});

afterAll(async () => {
  await tryDocker("rm", "--force", "foreign-shop");
  await tryDocker("network", "rm", "foreign-inside");
});

test("the README tells three lines", () => {
  expect(linesOfReadme().length).toBe(3);
  expect(install).toMatch(/^npm install /);
  expect(preview).toMatch(/^pulumi preview /);
  expect(up).toMatch(/^pulumi up /);
});

test("the first line installs what the pack needs", () => {
  const { code, stderr } = installed;
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  expect(existsSync(join(folder, "policies/node_modules/@pulumi/policy"))).toBe(true);
});

test("the others stop a bad program, and nothing of it is made", async () => {
  await configure({ privileged: true });
  for (const line of [preview, up]) {
    const { code, stdout } = await type(line);
    expect(stdout).toMatch(/shop: privileged: given true; allowed: false or absent/);
    expect(code).not.toBe(0);
  }
  expect(await docker("ps", "--all", "--quiet", "--filter", "name=foreign-shop")).toBe("");
});

test("they let a well-made program pass, and it is made", async () => {
  await configure({});
  for (const line of [preview, up]) {
    const { code, stdout } = await type(line);
    expect(stdout).toMatch(/Polic(?:ies|y Packs run):?\s[\s\S]*hearth/);
    expect(stdout).not.toMatch(/mandatory\]|advisory\]|can't run/);
    expect(code).toBe(0);
  }
  expect(await docker("ps", "--quiet", "--filter", "name=foreign-shop")).not.toBe("");
});

test("with a Node that reads no TypeScript the pack says which one it needs", async () => {
  const node = ["node", "--no-experimental-strip-types", "policies/main.cjs"] as const;
  const { code, stderr } = await attempt(node, { cwd: folder, env });
  expect(stderr).toMatch(
    /^The policy pack needs a Node that reads TypeScript: given Node [\d.]+; allowed: 22\.18 or newer/,
  );
  expect(code).toBe(1);
});
