import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attempt, type Finished } from "../../../tools/shared/run.ts";
import { writeProject } from "./project.ts";
import { toolchain } from "./schema.ts";

/** Arguments of the command in the test program, as JSON. */
type Arguments = Readonly<Record<string, unknown>>;

const program = `
import { readFileSync } from "node:fs";
import { secret } from "@pulumi/pulumi";
import { local } from "@pulumi/command";
const { hidden, ...args } = JSON.parse(readFileSync("arguments.json", "utf8"));
if (hidden !== undefined) args.environment = { HIDDEN: secret(hidden) };
const command = new local.Command("it", args);
export const { stdout, stderr } = command;
`;

jest.setTimeout(1_800_000);

let folder: string;

async function pulumi(...words: string[]): Promise<Finished> {
  const { command, env } = await toolchain();
  return await attempt([...command, ...words, "--non-interactive"], {
    cwd: folder,
    env: { ...env, PULUMI_BACKEND_URL: `file://${folder}/state`, PULUMI_CONFIG_PASSPHRASE: "only a test" },
  });
}

async function up(args: Arguments): Promise<Finished> {
  writeFileSync(join(folder, "arguments.json"), JSON.stringify(args));
  return await pulumi("up", "--yes", "--skip-preview", "--suppress-outputs", "--stack", "test");
}

async function outputs(): Promise<Record<string, unknown>> {
  const { stdout } = await pulumi("stack", "output", "--json", "--show-secrets", "--stack", "test");
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** What the commands wrote, one line each. */
function trace(): string[] {
  return readFileSync(join(folder, "trace"), "utf8").trim().split("\n");
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hearth-command-"));
  writeProject(folder, program);
  mkdirSync(join(folder, "files"));
  writeFileSync(join(folder, "trace"), "");
  expect((await pulumi("stack", "init", "test")).code).toBe(0);
});

afterEach(async () => {
  await pulumi("destroy", "--yes", "--skip-preview", "--stack", "test");
  rmSync(folder, { recursive: true, force: true });
});

interface Step {
  readonly args: Arguments;
  /** Lines added to the trace by this step. */
  readonly ran: readonly string[];
  readonly outputs?: Readonly<Record<string, unknown>>;
}

const log = (word: string): string => `echo ${word} >> trace`;

const stories: readonly (readonly [string, readonly Step[], destroyed: readonly string[]])[] = [
  [
    "create, then nothing, then update, then delete",
    [
      { args: { create: log("create"), update: log("update"), delete: log("delete") }, ran: ["create"] },
      { args: { create: log("create"), update: log("update"), delete: log("delete") }, ran: [] },
      { args: { create: log("other"), update: log("update"), delete: log("gone") }, ran: ["update"] },
    ],
    ["gone"],
  ],
  [
    "create again where there is no update",
    [
      { args: { create: log("one") }, ran: ["one"] },
      { args: { create: log("two") }, ran: ["two"] },
    ],
    [],
  ],
  [
    "triggers replace: the new one is created before the old one is deleted, also with an update",
    [
      { args: { create: log("create"), update: log("update"), delete: log("delete"), triggers: [1] }, ran: ["create"] },
      {
        args: { create: log("create"), update: log("update"), delete: log("delete"), triggers: [2] },
        ran: ["create", "delete"],
      },
    ],
    ["delete"],
  ],
  [
    "later runs see the output of the run before",
    [
      { args: { create: "echo first; echo bad >&2" }, ran: [], outputs: { stdout: "first", stderr: "bad" } },
      {
        args: {
          create: "echo $PULUMI_COMMAND_STDOUT-$PULUMI_COMMAND_STDERR",
          delete: "echo $PULUMI_COMMAND_STDOUT >> trace",
        },
        ran: [],
        outputs: { stdout: "first-bad", stderr: "" },
      },
    ],
    ["first-bad"],
  ],
  [
    "later runs do not see it when told so",
    [
      { args: { create: "echo first", addPreviousOutputInEnv: false }, ran: [] },
      {
        args: { create: "echo [$PULUMI_COMMAND_STDOUT]", addPreviousOutputInEnv: false },
        ran: [],
        outputs: { stdout: "[]" },
      },
    ],
    [],
  ],
  [
    "environment, stdin, folder and interpreter",
    [
      {
        args: {
          create: "echo $WORD; cat; pwd | grep -c files",
          environment: { WORD: "said" },
          stdin: "given\n",
          dir: "files",
        },
        ran: [],
        outputs: { stdout: "said\ngiven\n1" },
      },
      {
        args: { create: "one two", interpreter: ["/bin/echo", "-n", "words:"] },
        ran: [],
        outputs: { stdout: "words: one two" },
      },
    ],
    [],
  ],
  [
    "one newline at the end is cut off, no more",
    [{ args: { create: "printf 'a\\n\\n'" }, ran: [], outputs: { stdout: "a\n" } }],
    [],
  ],
  ["no command at all", [{ args: {}, ran: [], outputs: { stdout: "", stderr: "" } }], []],
];

test.each(stories)("%s", async (_, steps, destroyed) => {
  let before = 0;
  for (const step of steps) {
    const { code, stdout } = await up(step.args);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.any(String) as string });
    expect(
      trace()
        .filter((line) => line !== "")
        .slice(before),
    ).toEqual(step.ran);
    before += step.ran.length;
    expect(await outputs()).toMatchObject(step.outputs ?? {});
  }
  expect((await pulumi("preview", "--expect-no-changes", "--stack", "test")).code).toBe(0);
  expect((await pulumi("destroy", "--yes", "--skip-preview", "--stack", "test")).code).toBe(0);
  expect(
    trace()
      .filter((line) => line !== "")
      .slice(before),
  ).toEqual(destroyed);
});

test.each([
  [undefined, ["of-out", "of-err"]],
  ["stdout", ["of-out"]],
  ["stderr", ["of-err"]],
  ["stdoutAndStderr", ["of-out", "of-err"]],
  ["none", []],
] as const)("logging %s shows %j while it runs, and keeps both", async (logging, shown) => {
  const { code, stdout } = await up({ create: "printf 'of-%s\\n' out; printf 'of-%s\\n' err >&2", logging });
  expect(code).toBe(0);
  expect(["of-out", "of-err"].filter((word) => stdout.includes(word))).toEqual(shown);
  expect(await outputs()).toMatchObject({ stderr: "of-err", stdout: expect.stringContaining("of-out") as string });
});

test("a command that fails fails the update, shows what it said, and is tried again", async () => {
  const failed = await up({ create: "printf 'it-%s\\n' broke >&2; exit 3" });
  expect(failed.code).not.toBe(0);
  expect(failed.stdout + failed.stderr).toMatch(/exit status 3[^]*it-broke/);
  expect((await up({ create: log("better") })).code).toBe(0);
  expect(trace()).toEqual(["better"]);
});

test("a secret input makes the outputs secret", async () => {
  expect((await up({ create: "echo $HIDDEN", hidden: "canary-9d1f", logging: "none" })).code).toBe(0);
  expect(await outputs()).toMatchObject({ stdout: "canary-9d1f" });
  const { stdout: plain } = await pulumi("stack", "output", "--json", "--stack", "test");
  const { stdout: state } = await pulumi("stack", "export", "--stack", "test");
  expect(plain + state).not.toContain("canary-9d1f");
});

test("files are collected by pattern, later patterns first", async () => {
  const create = "mkdir -p files/deep && touch files/a.txt files/deep/b.txt files/deep/my-secret.txt files/c.bin";
  const { code } = await up({ create, assetPaths: ["files/**.txt", "!**secret*"], archivePaths: ["files/*"] });
  expect(code).toBe(0);
  const { stdout } = await pulumi("stack", "export", "--stack", "test");
  const state = JSON.parse(stdout) as {
    deployment: { resources: { type: string; outputs: Record<string, Record<string, unknown>> }[] };
  };
  const command = state.deployment.resources.find(({ type }) => type === "command:local:Command");
  expect(Object.keys(command?.outputs["assets"] ?? {}).sort()).toEqual(["files/a.txt", "files/deep/b.txt"]);
  expect(Object.keys(command?.outputs["archive"]?.["assets"] ?? {}).sort()).toEqual(["files/a.txt", "files/c.bin"]);
});
