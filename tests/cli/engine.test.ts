import { type EngineGround, notLookedAt, type Silence, silenceText, whyOf } from "../../tools/cli/checks/engine.ts";
import { usualHost } from "../../tools/cli/machine/docker.ts";
import { mustBeStartable, refusalOf } from "../../tools/cli/machine/silence.ts";
import { restartCommand, startCommand, typed } from "../../tools/engine/docker/service.ts";
import { attempt, codeOfTimeout } from "../../tools/shared/run.ts";

const own: EngineGround = {
  own: true,
  namedBy: "hearth:engine.host",
  user: "ann",
  start: "START",
  restart: "RESTART",
  open: "OPEN",
};
const elsewhere = { ...own, own: false };

function silence(why: Silence["why"], host = usualHost): Silence {
  return { host, why, said: "what the client said" };
}

describe("an engine that does not answer", () => {
  test.each([
    { code: 0, closed: false, why: undefined },
    { code: 0, closed: true, why: undefined },
    { code: 127, closed: false, why: "no-client" },
    { code: codeOfTimeout, closed: false, why: "hangs" },
    { code: 1, closed: true, why: "closed" },
    { code: 1, closed: false, why: "gone" },
  ])("with code $code, closed $closed: $why", ({ code, closed, why }) => {
    expect(whyOf({ code }, closed)).toBe(why);
  });

  test.each([
    ["no-client", /docker command is missing/, /^npm run up installs it; by hand: .*docker-cli/],
    [
      "closed",
      /^user ann may not speak with the engine at unix:/,
      /^npm run up opens it to this user; by hand: OPEN .*group docker/,
    ],
    ["hangs", /hangs/, /^restart it: RESTART$/],
    ["gone", /^no engine answers at unix:.*what the client said/, /^npm run up starts it; by hand: START$/],
  ] as const)("the machine's own, %s: says what was found and what to do here", (why, found, remedy) => {
    const text = silenceText(silence(why), own);
    expect(text.found).toMatch(found);
    expect(text.remedy).toMatch(remedy);
  });

  test.each(["no-client", "closed", "hangs", "gone"] as const)("one elsewhere, %s: npm run up is no remedy", (why) => {
    const { remedy, up } = silenceText(silence(why, "tcp://10.0.0.9:2375"), elsewhere);
    expect(remedy).toMatch(/or name another engine in hearth:engine\.host$/);
    expect(remedy).not.toMatch(/npm run up|START|OPEN/);
    expect(up).toBeUndefined();
  });

  test("repair says in one line what it did not look at, and who will", () => {
    expect(notLookedAt(silenceText(silence("gone"), own))).toMatch(
      /^no engine answers at unix:\S+: .*; so containers and networks were not looked at: npm run up starts it and looks$/,
    );
    expect(notLookedAt(silenceText(silence("hangs"), own))).toMatch(/RESTART; then run npm run repair again$/);
    expect(notLookedAt(silenceText(silence("gone", "ssh://box"), elsewhere))).toMatch(
      /at ssh:\/\/box: .*not looked at: start it there, or .*; then run npm run repair again$/,
    );
  });

  test("a refusal names the host once, and what to do", () => {
    const lines = refusalOf(silence("gone", "tcp://10.0.0.9:2375")).message.split("\n");
    expect(lines).toEqual([
      "no engine answers at tcp://10.0.0.9:2375: what the client said",
      "nothing was changed; start it there, or name another engine in hearth:engine.host",
    ]);
  });

  test("up goes on where it can start the engine, and refuses before any work where it cannot", () => {
    const key = "hearth:engine.host";
    expect(() => {
      mustBeStartable(silence("gone"), key);
      mustBeStartable(silence("closed"), key);
      mustBeStartable(silence("no-client", "tcp://10.0.0.9:2375"), "DOCKER_HOST");
    }).not.toThrow();
    expect(() => {
      mustBeStartable(silence("hangs"), key);
    }).toThrow(/nothing was changed; restart it/);
    expect(() => {
      mustBeStartable(silence("gone", "tcp://10.0.0.9:2375"), "DOCKER_HOST");
    }).toThrow(/start it there, or name another engine in DOCKER_HOST/);
  });
});

test("commands for the engine fit the machine: of systemd, or by hand", () => {
  expect(typed(startCommand(true))).toBe("sudo systemctl start docker");
  expect(typed(restartCommand(true))).toBe("sudo systemctl restart docker");
  expect(typed(startCommand(false))).toMatch(/^sudo \S+ \S+\/tools\/engine\/docker\/start\.ts$/);
  expect(typed(restartCommand(false))).toMatch(
    /^sudo sh -c 'kill -9 \$\(cat \/var\/run\/docker\.pid\); \S+ \S+start\.ts'$/,
  );
});

test("a command whose time is over is killed, also when its child holds the streams", async () => {
  const began = performance.now();
  const finished = await attempt(["sh", "-c", "echo begun; sleep 30 & wait"], { timeout: 500 });
  expect(finished).toEqual({ code: codeOfTimeout, stdout: "begun\n", stderr: "no end within 0.5 s" });
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await attempt(["sh", "-c", "exit 3"], { timeout: 30_000 })).toMatchObject({ code: 3 });
});
