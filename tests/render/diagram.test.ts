import { zones } from "../../components/site/zones.ts";
import { diagram } from "../../components/render/diagram.ts";
import { zoneBoxes } from "../../components/render/diagram/layout.ts";
import { entry } from "../support/house.ts";
import { fixturePlan, hostile } from "./fixture.ts";

const plan = fixturePlan("dev");
const map = diagram(plan);

test("each zone with services is a box in which each of its services stands once", () => {
  const boxes = zoneBoxes(plan);
  expect(boxes.map(({ zone, rows }) => [zone, rows.map(({ container }) => container.service)])).toEqual([
    ["edge", ["home"]],
    ["apps", ["open", "private"]],
    ["home", ["notes"]],
  ]);
  for (const { zone } of boxes) expect(map).toContain(`>networks ${zone} and ${zone}-data<`);
  expect(map).toContain(">Zones without services: media, games, dev, admin<");
});

test("one way leads to each routed service, and one out for each that reaches the Internet", () => {
  expect(map.match(/C[^"]*" class="way"/g)).toHaveLength(plan.routes.length);
  expect(map.match(/class="egress"/g)).toHaveLength(1);
  expect(map).toContain("The Internet is reached by private in apps.");
  expect(diagram(fixturePlan("dev", { services: {} }))).toContain("The Internet is reached by nobody.");
});

test("the proxy shows where it listens", () => {
  expect(map).toContain(">127.0.0.1:8080<");
  expect(diagram(fixturePlan("lan"))).toContain(">192.168.1.10:443<");
});

test("boxes never overlap, however full the house is, and all of it lies within the drawing", () => {
  const custom = Object.fromEntries(
    zones.flatMap((zone) => [1, 2, 3].map((n) => [`${zone}-${String(n)}`, entry({ zone, memory: "8MiB" })])),
  );
  const full = fixturePlan("dev", { custom });
  const boxes = zoneBoxes(full);
  expect(boxes).toHaveLength(zones.length);
  for (const [at, { top, height, rows }] of boxes.entries()) {
    expect(top).toBeGreaterThan((boxes[at - 1]?.top ?? 0) + (boxes[at - 1]?.height ?? 0));
    for (const row of rows) expect(row.top + 46).toBeLessThanOrEqual(top + height);
  }
  const drawing = diagram(full);
  const [, height = ""] = /viewBox="0 0 900 (\d+)"/.exec(drawing) ?? [];
  const lowest = Math.max(...[...drawing.matchAll(/ y="(\d+)"/g)].map(([, y]) => Number(y)));
  expect(lowest).toBeLessThan(Number(height));
  expect(drawing).not.toContain("Zones without services");
});

test("what the Plan says is text, and long names are cut", () => {
  expect(map).not.toContain("<script");
  expect(map).toContain(`(notes)</title>`);
  expect(hostile.length).toBeGreaterThan(34);
  expect(map).toContain("…</text>");
});
