import { packSeconds, packText } from "../../tools/bench/pack.ts";
import { names } from "../../tools/bench/prepare.ts";
import { limits } from "../../tools/bench/result.ts";
import type { Measured } from "../../tools/bench/rounds.ts";

const measured = (name: string, walls: readonly number[]) =>
  ({
    subject: { name, resources: 3 },
    runs: walls.map((wall) => ({ wall, cpu: wall })),
    cost: { wall: walls[0], cpu: walls[0] },
  }) as unknown as Measured;

const pair = (alone: readonly number[], judged: readonly number[]) => [
  measured(names.unjudged, alone),
  measured(names.judged, judged),
];

test("the pack's seconds are those of pairs: a slow round does not count as the pack's", () => {
  expect(packSeconds(pair([4, 9, 5], [5, 11, 6.5]))).toBe(1.5);
});

test.each([
  { judged: 4 + limits.packSeconds, place: /adds 2\.50 s .*: within the gate/ },
  { judged: 4 + limits.packSeconds + 0.1, place: /adds 2\.60 s .*: over the gate/ },
])("$judged s after 4 s", ({ judged, place }) => {
  expect(packText(pair([4], [judged]))).toMatch(place);
});

test("without figures of both nothing is said", () => {
  expect(() => packSeconds([measured(names.judged, [4])])).toThrow(/nothing was measured of: 60 containers$/);
});
