import { existsSync } from "node:fs";
import { join } from "node:path";
import { caddyfile } from "../../components/render/caddyfile.ts";
import { diagram } from "../../components/render/diagram.ts";
import { homePage } from "../../components/render/home-page.ts";
import { routesFile } from "../../components/render/routes-file.ts";
import { serviceTable } from "../../components/render/service-table.ts";
import { fixture, fixturePlan } from "./fixture.ts";
import { expectGolden } from "./golden.ts";

test.each(["dev", "lan"] as const)("every rendered file of a %s house is as it was agreed", (mode) => {
  const plan = fixturePlan(mode);
  expectGolden(`Caddyfile.${mode}`, caddyfile(plan));
  expectGolden(`routes.${mode}.caddy`, routesFile(plan));
  expectGolden(`home-page.${mode}.html`, homePage(plan));
});

test("so are the map of a house with retired services, and the table", () => {
  expectGolden("map.svg", diagram(fixturePlan("dev", { services: { open: {} }, retired: ["private"] })));
  expectGolden("services.md", serviceTable(fixture));
});

test("rendering twice gives the same bytes", () => {
  expect(homePage(fixturePlan("dev"))).toBe(homePage(fixturePlan("dev")));
  expect(routesFile(fixturePlan("lan"))).toBe(routesFile(fixturePlan("lan")));
});

test("a golden file is never written where CI is set", () => {
  const env = { UPDATE_GOLDEN: "1", CI: "true" };
  expect(() => {
    expectGolden("not-there", "x", env);
  }).toThrow(/not-there is missing/);
  expect(existsSync(join(__dirname, "golden", "not-there"))).toBe(false);
});
