import { type Cause, type Hearing, interruptions } from "../../tools/cli/pulumi/interruption.ts";

const passedOn = "what is passed on";

test.each<[string, Hearing, readonly (readonly [number, Cause])[], readonly boolean[]]>([
  [
    "Ctrl-C that npm passes on as well is one",
    passedOn,
    [
      [0, "SIGINT"],
      [5, "SIGINT"],
    ],
    [true, false],
  ],
  [
    "a second Ctrl-C later is a second one",
    passedOn,
    [
      [0, "SIGINT"],
      [3000, "SIGINT"],
    ],
    [true, true],
  ],
  [
    "Pulumi at the terminal hears Ctrl-C by itself",
    "by itself",
    [
      [0, "SIGINT"],
      [3000, "SIGINT"],
    ],
    [false, false],
  ],
  ["a service manager is passed on there too", "by itself", [[0, "SIGTERM"]], [true]],
  [
    "a closed terminal is never a second one",
    passedOn,
    [
      [0, "SIGHUP"],
      [2000, "lost output"],
      [4000, "SIGHUP"],
    ],
    [true, false, false],
  ],
  [
    "a closed terminal after Ctrl-C",
    passedOn,
    [
      [0, "SIGINT"],
      [3000, "SIGHUP"],
    ],
    [true, false],
  ],
  [
    "a reader that has gone",
    passedOn,
    [
      [0, "lost output"],
      [10, "lost output"],
    ],
    [true, false],
  ],
])("%s", (_, hearing, causes, expected) => {
  let time = 0;
  const seen = interruptions(hearing, () => time);
  expect(seen.happened).toBe(false);
  const passed = causes.map(([at, cause]) => {
    time = at;
    return seen.take(cause);
  });
  expect(passed).toEqual(expected);
  expect(seen.happened).toBe(true);
});
