import { waive } from "../../components/catalogue/decide.ts";
import { defineService, http } from "../../components/catalogue/define.ts";
import { foundation, optional } from "../../components/catalogue/index.ts";
import { homePage } from "../../components/render/home-page.ts";
import { routesFile } from "../../components/render/routes-file.ts";
import { makePlan } from "../../components/wiring/plan.ts";
import { siteOf } from "../support/house.ts";

/** A service that nothing but its own declaration knows of. */
const trial = defineService(
  {
    name: "trial",
    title: "Trial",
    purpose: "tries the design",
    zone: "games",
    image: `registry.test/trial:1.0.0@sha256:${"0".repeat(64)}`,
    route: { host: "trial", port: 9000, reach: "lan", auth: "sign-in" },
    database: waive("keeps no rows"),
    volumes: { saves: { mount: "/saves", tier: "warm", keep: { every: "day", days: 7 } } },
    secrets: { token: { length: 32, fileVariable: "TOKEN_FILE" } },
    metrics: waive("has none"),
    logs: "plain",
    health: http(9000, "/well"),
    internet: { needed: "fetches its updates" },
    budget: { memory: "64MiB", cores: 0.5 },
  },
  ({ url, paths }) => ({ TRIAL_URL: url, TRIAL_SAVES: paths.saves }),
);

const catalogue = { foundation, optional: [...optional, trial] };
const plan = makePlan(catalogue, siteOf({ services: { trial: {} } }));

test("a declaration and a place in the list are enough for container, data, secret, backup and way out", () => {
  const container = plan.containers.find(({ service }) => service === "trial");
  expect(container).toMatchObject({
    environment: {
      TOKEN_FILE: "/run/secrets/token",
      TRIAL_SAVES: "/saves",
      TRIAL_URL: "http://trial.hearth.localhost:8080",
    },
    swap: "stop-first",
  });
  expect(container?.networks.map(({ name }) => name)).toEqual(["games", "egress"]);
  expect(plan.volumes.filter(({ service }) => service === "trial")).toHaveLength(1);
  expect(plan.secrets.filter(({ service }) => service === "trial")).toHaveLength(1);
  expect(plan.notYetProvided).toContainEqual({ service: "trial", facet: "volumes.saves.keep", declared: "a backup" });
});

test("its route and its tile follow", () => {
  expect(routesFile(plan)).toMatch(/reverse_proxy trial\{file\..*\/trial\.upstream\}:9000/);
  expect(homePage(plan)).toContain('data-service="trial"');
});
