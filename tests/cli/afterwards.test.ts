import { healthOf } from "../../tools/cli/checks/health.ts";
import { afterFailure, afterSuccess } from "../../tools/cli/commands/afterwards.ts";
import type { EngineContainer } from "../../tools/cli/machine/docker.ts";
import { container } from "../support/container.ts";
import { templateHouse } from "../support/template.ts";

const { plan } = templateHouse;
const services = plan.containers.map(({ service }) => service);

function seen(containers: readonly EngineContainer[]) {
  return { health: healthOf(services, containers), containers };
}

const upright: readonly EngineContainer[] = plan.containers.map(({ service, networks }) => ({
  ...container(service, "healthy"),
  image: "",
  ports: [],
  networks: networks.map(({ name }) => `hearth-dev-${name}`),
}));

describe("after an update that failed", () => {
  const portTaken =
    "hearth:access.port: 127.0.0.1:8080 is held by nginx (pid 3); stop it, or set another hearth:access.port";

  test("says that the house is down when its proxy is, and what holds the port", () => {
    const { health } = seen(upright.filter(({ name }) => name !== "caddy-1"));
    const all = String(services.length);
    expect(afterFailure(plan, health, [portTaken])).toEqual([
      "",
      `Now ${String(services.length - 1)} of ${all} services are healthy, not: caddy (missing).`,
      "No address of the house answers while its proxy, caddy, is not healthy.",
      portTaken,
      "Mend what is said above, then run npm run up again.",
    ]);
  });

  test("says that what serves goes on serving", () => {
    const lines = afterFailure(plan, seen(upright).health, []);
    expect(lines[1]).toBe(`Now ${String(services.length)} of ${String(services.length)} services are healthy.`);
    expect(lines.join()).not.toContain("No address");
  });
});

describe("after an update that ended well", () => {
  test("nothing is wrong with a house that stands", () => {
    expect(afterSuccess(plan, seen(upright))).toEqual([]);
  });

  test("containers that are healthy and not on their networks are named, with one command for all", () => {
    const cut = upright.map((one) =>
      one.networks.includes("hearth-dev-apps")
        ? { ...one, networks: one.networks.filter((name) => name !== "hearth-dev-apps") }
        : one,
    );
    const names = cut.filter((one, index) => one !== upright[index]).map(({ name }) => name);
    expect(names).toContain("caddy-1");
    const text = afterSuccess(plan, seen(cut)).join("\n");
    for (const name of names) expect(text).toContain(`${name}: not on hearth-dev-apps`);
    expect(text).toContain(`docker rm --force ${names.join(" ")}, then npm run up -- --refresh`);
  });

  test("a service that crashes again and again is not taken for one that starts", () => {
    const crashing = upright.map((one) =>
      one.name === "home-1" ? { ...one, status: "restarting", health: "starting" } : one,
    );
    expect(afterSuccess(plan, seen(crashing)).join("\n")).toContain("home: restarting");
  });
});
