import { leftUnfinished } from "../../tools/cli/commands/update.ts";

test.each([
  [true, [], 0, true],
  [false, ["error reading from server: EOF"], 0, true],
  [false, ["home: rpc error: code = Unavailable desc = transport is closing"], 0, true],
  [false, ["home: not healthy"], 1, true],
  [false, ["home: not healthy"], 0, false],
])("interrupted %j, said %j, %j pending: to be repaired %j", (interrupted, said, pending, expected) => {
  expect(leftUnfinished(interrupted, said, pending)).toBe(expected);
});
