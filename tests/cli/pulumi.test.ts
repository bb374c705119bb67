import { spawn } from "node:child_process";
import { once } from "node:events";
import { strays, withoutPending } from "../../tools/cli/checks/strays.ts";
import { resourcesOf } from "../../tools/cli/checks/service-resources.ts";
import { withStack } from "../../tools/cli/pulumi/arguments.ts";
import { follow, parseEvent } from "../../tools/cli/pulumi/events.ts";
import { holderOf, lockLine, parseLock } from "../../tools/cli/pulumi/lock.ts";
import { runningProcess } from "../../tools/cli/pulumi/process.ts";
import { stackPlace } from "../../tools/cli/stack/place.ts";

const place = stackPlace("dev", "/h");

describe("flags of the stack", () => {
  test.each([
    ["up --yes", "up --yes --stack dev --config-file /h/dev/Pulumi.dev.yaml --skip-plugin-pre-install"],
    ["config get hearth:a", "config get hearth:a --stack dev --config-file /h/dev/Pulumi.dev.yaml"],
    ["stack output signIn --show-secrets", "stack output signIn --show-secrets --stack dev"],
    ["stack export", "stack export --stack dev"],
    ["stack ls", "stack ls"],
    ["state unprotect --all", "state unprotect --all --stack dev"],
    ["version", "version"],
    ["preview --stack other", "preview --stack other --config-file /h/dev/Pulumi.dev.yaml --skip-plugin-pre-install"],
    ["up --config-file=x -s other", "up --config-file=x -s other --skip-plugin-pre-install"],
    ["cancel -- x", "cancel --stack dev -- x"],
  ])("%s", (given, expected) => {
    expect(withStack(given.split(" "), place).join(" ")).toBe(expected);
  });
});

describe("a lock", () => {
  const text = '{"pid":42,"username":"ann","hostname":"box","timestamp":"2026-01-01T00:00:00Z"}';

  test("names its owner; one that is cut short names nobody", () => {
    expect(parseLock("/l.json", text)).toMatchObject({ pid: 42, username: "ann", hostname: "box" });
    expect(parseLock("/l.json", text.slice(0, 20))).toBeUndefined();
    expect(parseLock("/l.json", "")).toBeUndefined();
  });

  const owner = {
    file: "/locks/dev/l.json",
    pid: 42,
    username: "ann",
    hostname: "box",
    timestamp: "2026-01-01T00:00:00Z",
  };
  const at = Date.parse(owner.timestamp);
  const machine = (name: string, started?: number) => ({
    hostname: "box",
    process: () => (started === undefined ? undefined : { name, started }),
  });

  test.each([
    ["its process runs", machine("pulumi", at - 1000), "runs"],
    ["its process runs, by a clock that was set meanwhile", machine("pulumi", at + 3_600_000), "runs"],
    ["its process has another name, and was there before", machine(".pulumi-wrapped", at + 900), "runs"],
    ["there is no such process", machine(""), "gone"],
    ["the number is that of a later process, also after a restart", machine("sshd", at + 60_000), "gone"],
    ["it is of another machine, or this one was renamed", { ...machine("pulumi", at), hostname: "new" }, "elsewhere"],
  ] as const)("%s", (_, there, holder) => {
    expect(holderOf(owner, there)).toBe(holder);
  });

  test("without a time is in use while there is any process of that number", () => {
    expect(holderOf({ ...owner, timestamp: "" }, machine("sshd", at))).toBe("runs");
  });

  test("is said in one line with what to do", () => {
    const who = "the stack is locked by process 42 of ann on box since 2026-01-01T00:00:00Z";
    expect(lockLine(owner, machine("pulumi", at))).toBe(`${who}; wait until it is done`);
    expect(lockLine(owner, machine(""))).toBe(`${who}, which no longer runs; run npm run repair`);
    const renamed = lockLine(owner, { ...machine(""), hostname: "new" });
    expect(renamed).toMatch(
      /on box .*; this machine is called new, .* npm run pulumi -- cancel --yes --stack dev, then npm run repair$/,
    );
  });
});

test("a process is seen with its name and start, and no longer once it has ended", async () => {
  const before = Date.now();
  const child = spawn("sleep", ["60"]);
  await once(child, "spawn");
  const seen = runningProcess(child.pid ?? 0);
  expect(seen?.name).toBe("sleep");
  // The kernel tells the start of the machine in whole seconds.
  expect(Math.abs((seen?.started ?? 0) - before)).toBeLessThan(5_000);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(runningProcess(child.pid ?? 0)).toBeUndefined();
});

describe("repair", () => {
  const known = [
    { type: "docker:index/container:Container", id: "a" },
    { type: "docker:index/network:Network", id: "b" },
  ];

  test("chooses what the state does not know, by the engine's id and kind", () => {
    const labelled = ["a", "b", "c"].map((id) => ({ id, name: id }));
    expect(strays("container", labelled, known).map(({ id }) => id)).toEqual(["b", "c"]);
    expect(strays("network", labelled, known).map(({ id }) => id)).toEqual(["a", "c"]);
  });

  test("drops pending operations and nothing else", () => {
    const exported = { version: 3, deployment: { manifest: { x: 1 }, resources: [1], pending_operations: [{}] } };
    expect(withoutPending(exported)).toEqual({
      version: 3,
      deployment: { manifest: { x: 1 }, resources: [1], pending_operations: [] },
    });
  });
});

test("a service's resources do not include those of a service with a longer name", () => {
  const row = (name: string) => ({
    urn: `urn:pulumi:dev::hearth::t::${name}`,
    type: "docker:index/volume:Volume",
    id: "",
    protect: true,
    delete: false,
    outputs: {},
  });
  const all = ["notes-data", "notes-archive-data", "other"].map(row);
  expect(resourcesOf("notes", all, ["notes", "notes-archive"]).map(({ urn }) => urn.split("::").at(-1))).toEqual([
    "notes-data",
  ]);
});

describe("following an update", () => {
  const metadata = {
    op: "create",
    urn: "urn:pulumi:dev::hearth::docker:index/container:Container::home",
    type: "docker:index/container:Container",
  };

  test("one line for each finished resource, with its time", () => {
    let time = 0;
    const progress = follow(() => time);
    progress.take({ resourcePreEvent: { metadata } });
    time = 1500;
    expect(progress.take({ resOutputsEvent: { metadata } })).toEqual(["  created Container home (1.5 s)"]);
    progress.take({ summaryEvent: { durationSeconds: 3, resourceChanges: { create: 1, same: 4 } } });
    expect(progress.summary).toBe("1 create; 4 unchanged; 3 s");
  });

  test("mistakes are kept whole and once; debug lines are never shown", () => {
    const progress = follow();
    const message = "home: not healthy\nlast log lines:\n  boom";
    for (const severity of ["error", "error", "debug"]) {
      expect(progress.take({ diagnosticEvent: { urn: metadata.urn, message, severity } })).toEqual([]);
    }
    expect(progress.problems).toEqual([`home: ${message}`]);
  });

  test("lines that are no events are told apart", () => {
    expect(parseEvent("error: no stack")).toBeUndefined();
    expect(parseEvent("{cut short")).toBeUndefined();
    expect(parseEvent('{"summaryEvent":{"durationSeconds":1,"resourceChanges":null}}')).toBeDefined();
  });
});
