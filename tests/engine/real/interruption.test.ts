import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { locks } from "../../../tools/cli/pulumi/lock.ts";
import { runningProcess } from "../../../tools/cli/pulumi/process.ts";
import { type StackPlace, stackPlace } from "../../../tools/cli/stack/place.ts";
import { readState } from "../../../tools/cli/stack/state.ts";
import { run } from "../../../tools/shared/run.ts";
import { childrenOf, procFile } from "../../house/support/processes.ts";
import { folders } from "../../support/folders.ts";
import { writeProject } from "./project.ts";
import { toolchain } from "./schema.ts";

jest.setTimeout(180_000);

const newFolder = folders();

/** One command that has begun when its file is there, and takes a while; nothing of it outlives its group. */
const program = `
import { local } from "@pulumi/command";
new local.Command("slow", { create: "touch begun; exec sleep 5" });
`;

async function newStack(): Promise<StackPlace> {
  const home = newFolder();
  const place = stackPlace("test", home);
  mkdirSync(place.folder);
  writeProject(place.folder, program);
  writeFileSync(place.passphraseFile, "only a test");
  const { command, env } = await toolchain();
  const own = { PULUMI_BACKEND_URL: `file://${place.state}`, PULUMI_CONFIG_PASSPHRASE_FILE: place.passphraseFile };
  await run([...command, "stack", "init", "test", "--non-interactive", "--cwd", place.folder], {
    env: { ...env, ...own },
  });
  return place;
}

interface Started {
  readonly cli: number;
  readonly pulumi: number;
  readonly host: number;
  /** Exit code, null when it was killed, and what was said. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
}

/** Starts an update as the leader of a group and waits until its command has begun. */
async function started(place: StackPlace): Promise<Started> {
  const words = [join(import.meta.dirname, "operate.ts"), join(place.folder, "..")];
  const child = spawn(process.execPath, words, { detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, said }));
  while (!existsSync(join(place.folder, "begun"))) {
    if (child.exitCode !== null) throw new Error(`it ended before it began:\n${said}`);
    await pause(50);
  }
  const cli = child.pid ?? 0;
  const [pulumi = 0] = childrenOf(cli);
  const host = childrenOf(pulumi).find((pid) => procFile(pid, "cmdline")?.includes("language-nodejs")) ?? 0;
  expect([pulumi, host]).not.toContain(0);
  return { cli, pulumi, host, ended };
}

const nextStep = "npm run repair, then npm run up, puts everything in order.";

test.each([
  ["Ctrl-C, sent to the whole group", "SIGINT", -1],
  ["Ctrl-C, sent to the command alone", "SIGINT", 1],
  ["a service manager", "SIGTERM", 1],
  ["a terminal that closes", "SIGHUP", -1],
] as const)("an update that is interrupted by %s ends in order", async (_, signal, group) => {
  const place = await newStack();
  const { cli, ended } = await started(place);
  process.kill(group * cli, signal);
  const { code, said } = await ended;
  expect(said).toContain("received; cancelling");
  expect(said).not.toContain("received; terminating");
  expect(said).toContain(`Interrupted.`);
  expect(said).toContain(nextStep);
  expect(code).toBeGreaterThan(0);
  expect(await locks(place)).toEqual([]);
  expect((await readState(place))?.pending).toEqual([]);
});

test.each(["cli", "pulumi"] as const)("when %s is killed, no language host stays", async (killed) => {
  const place = await newStack();
  const all = await started(place);
  process.kill(all[killed], "SIGKILL");
  const { said } = await all.ended;
  if (killed === "pulumi") expect(said).toContain(nextStep);
  for (const pid of [all.pulumi, all.host]) while (runningProcess(pid) !== undefined) await pause(50);
});

test("when the language host is killed, the next step is said", async () => {
  const place = await newStack();
  const { host, ended } = await started(place);
  process.kill(host, "SIGKILL");
  const { code, said } = await ended;
  expect(code).toBe(1);
  expect(said).toContain("It failed:");
  expect(said).toContain(nextStep);
});
