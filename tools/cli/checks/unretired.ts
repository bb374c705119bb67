import type { Problem } from "../../../components/site/errors.ts";
import type { Plan } from "../../../components/wiring/plan.ts";
import { kindOf } from "../pulumi/events.ts";
import { nameOf, type StateResource } from "../stack/state.ts";

/** The parts of the Plan that own something protected. */
export type Owning = Pick<Plan, "containers" | "volumes" | "secrets">;

const kept: Readonly<Record<string, string>> = { Volume: "volume", RandomPassword: "password" };

/** Names of the protected resources that the program makes of a Plan; the generation before a rotation is released by it. */
function namesIn({ volumes, secrets }: Owning): ReadonlySet<string> {
  const data = volumes
    .filter(({ place }) => place.kind === "engine")
    .map(({ service, volume }) => `${service}-${volume}`);
  const passwords = secrets.flatMap(({ service, secret, rotation }) =>
    [rotation, rotation - 1].map((number) => `${service}-${secret}-r${String(number)}`),
  );
  return new Set([...data, ...passwords]);
}

/** Services that a state has containers of, longest name first. */
function servicesIn(resources: readonly StateResource[]): readonly string[] {
  const all = resources.flatMap(({ outputs }) => {
    const { labels } = outputs;
    const found: unknown = Array.isArray(labels)
      ? labels.find((one: { readonly label?: unknown }) => one.label === "hearth.service")
      : undefined;
    const value = (found as { readonly value?: unknown } | undefined)?.value;
    return typeof value === "string" ? [value] : [];
  });
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

function gone(service: string, things: string): Problem {
  return {
    path: "hearth:retired",
    given: `nothing of ${service}, which left the stack file while this house keeps its ${things}`,
    allowed: "every service that has data or passwords, either running or retired",
    remedy: `put ${service} back, and add it to hearth:retired to stop it and keep its data; to destroy its data for good, then run npm run purge -- ${service}`,
  };
}

function moved(service: string, things: string): Problem {
  return {
    path: service,
    given: `no place for its ${things}, which this house keeps`,
    allowed: "the volumes, tiers and rotation that its data was made with, or a higher rotation",
    remedy: "put back what was changed; data does not move to another volume or disk by itself",
  };
}

/**
 * Data and passwords that the state protects and the Plan no longer has: said before Pulumi would refuse to delete them
 * and advise to take the protection away. Empty when all have their place.
 */
export function unretiredProblems(resources: readonly StateResource[], plan: Owning): readonly Problem[] {
  const expected = namesIn(plan);
  const lost = resources.filter(
    ({ protect, type, urn }) => protect && kindOf(type) in kept && !expected.has(nameOf(urn)),
  );
  const services = servicesIn(resources);
  const stays = new Set([...plan.containers, ...plan.volumes, ...plan.secrets].map(({ service }) => service));
  const byService = Map.groupBy(
    lost,
    ({ urn }) => services.find((one) => nameOf(urn).startsWith(`${one}-`)) ?? nameOf(urn),
  );
  return [...byService].map(([service, all]) => {
    const things = all.map(({ type, urn }) => `${kept[kindOf(type)] ?? ""} ${nameOf(urn)}`).join(", ");
    return stays.has(service) ? moved(service, things) : gone(service, things);
  });
}
