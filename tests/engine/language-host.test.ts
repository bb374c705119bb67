import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { runningProcess } from "../../tools/cli/pulumi/process.ts";
import { runtimeOptions, words } from "../../tools/engine/language-host/options.ts";
import { loadSdk } from "../../tools/engine/language-host/sdk.ts";
import { sources } from "../../tools/engine/stamp.ts";
import { projectFolder } from "../../tools/shared/paths.ts";
import { folders } from "../support/folders.ts";

const newFolder = folders();

test.each([
  ["", []],
  ["--stack-trace-limit=2", ["--stack-trace-limit=2"]],
  ["--a  --b=1", ["--a", "--b=1"]],
  [`--import "./my hooks.js" '--x=y z'`, ["--import", "./my hooks.js", "--x=y z"]],
  [`--title="two words"`, ["--title=two words"]],
])("node arguments %j are the words %j", (line, expected) => {
  expect(words(line)).toEqual(expected);
});

test.each([
  [{}, { PULUMI_NODEJS_TYPESCRIPT: "true" }],
  [{ typescript: false }, {}],
  [{ typescript: "false" }, {}],
  [
    { typescript: true, tsconfig: "tsconfig.x.json" },
    { PULUMI_NODEJS_TYPESCRIPT: "true", PULUMI_NODEJS_TSCONFIG_PATH: "tsconfig.x.json" },
  ],
])("options %j set %j", (given, env) => {
  expect(runtimeOptions(given)).toEqual({ nodeArgs: [], env });
});

/** A program that never ends by itself and hears nothing; it leaves its pid in a file. */
const deaf = `
  require("node:fs").writeFileSync("pid", String(process.pid));
  process.on("SIGTERM", () => undefined);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
`;

function programFolder(): string {
  const folder = newFolder();
  symlinkSync(join(projectFolder, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "main": "index.js" }');
  writeFileSync(join(folder, "index.js"), deaf);
  return folder;
}

test("it ends with the program that it runs when its engine is gone, also when the engine was killed", async () => {
  const folder = programFolder();
  const main = join(sources.host, "main.ts");
  const host = spawn(process.execPath, [main, "127.0.0.1:1"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(host, "exit");
  let program = 0;
  try {
    const [port] = (await once(createInterface({ input: host.stdout }), "line")) as [string];
    const { services, messages, grpc } = loadSdk(folder);
    const client = new services.LanguageRuntimeClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    const request = new messages.RunPluginRequest();
    request.setPwd(folder);
    request.setProgram(folder);
    const broken = once(client.runPlugin(request), "error");
    const file = join(folder, "pid");
    while (!existsSync(file) || readFileSync(file, "utf8") === "") await pause(20);
    program = Number(readFileSync(file, "utf8"));
    expect(runningProcess(program)).toBeDefined();
    // The kernel does the same to the pipes of a killed engine.
    host.stdin.destroy();
    expect(await ended).toEqual([0, null]);
    expect(await broken).toMatchObject([{ code: grpc.status.UNAVAILABLE }]);
    while (runningProcess(program) !== undefined) await pause(20);
    client.close();
  } finally {
    host.kill("SIGKILL");
    if (runningProcess(program) !== undefined) process.kill(program, "SIGKILL");
  }
});
