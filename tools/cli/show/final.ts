import type { Plan } from "../../../components/wiring/plan.ts";
import type { ServiceHealth } from "../checks/health.ts";
import { table } from "./table.ts";

/** What `up` says at its end, from the Plan and the health that the engine told. Never a password. */
export function finalText(plan: Plan, health: readonly ServiceHealth[], hostname: string, stackFlag: string): string {
  const stateOf = (service: string): string => health.find((one) => one.service === service)?.state ?? "missing";
  const routed = new Set(plan.routes.map(({ service }) => service));
  const rows = [
    ...plan.routes.map(({ service, url, auth }) => [
      service,
      url,
      stateOf(service),
      auth === "none" ? "none" : plan.signInUser,
    ]),
    ...health.filter(({ service }) => !routed.has(service)).map(({ service, state }) => [service, "-", state, "-"]),
  ];
  const { port, mode } = plan.access;
  const home = plan.routes.find(({ service }) => service === "home")?.url ?? plan.routes[0]?.url;
  const asksSignIn = plan.routes.some(({ auth }) => auth !== "none");
  const port8080 = String(port);
  return [
    "",
    table(["service", "url", "health", "sign-in"], rows),
    "",
    ...(home === undefined ? [] : [`Open ${home}`]),
    ...(asksSignIn
      ? [
          `Sign in as ${plan.signInUser}; this prints the password: npm run --silent secret -- caddy sign-in${stackFlag}`,
        ]
      : []),
    ...(mode === "dev"
      ? [
          `From another computer: ssh -L ${port8080}:localhost:${port8080} ${hostname}  (then the same addresses work there)`,
        ]
      : []),
    `Next: npm run plan${stackFlag === "" ? "" : ` --${stackFlag}`} shows what was decided; npm run doctor looks after it; npm test proves it.`,
  ].join("\n");
}
