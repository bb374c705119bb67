import type { Problem } from "../../../components/site/errors.ts";
import { signInSecret } from "../../../components/wiring/secret-names.ts";
import type { Plan } from "../../../components/wiring/plan.ts";
import { kindOf } from "../pulumi/events.ts";
import { nameOf, type StateResource } from "../stack/state.ts";
import { isPlace, type Move, movesOf, textOfPlace, volumeNamed } from "./moves.ts";

/** The parts of the Plan that own something protected. */
export type Owning = Pick<Plan, "containers" | "volumes" | "secrets">;

const kept: Readonly<Record<string, string>> = { Volume: "volume", RandomPassword: "password", Command: "folder of" };

/** Names of the protected resources that the program makes of a Plan; the generation before a rotation is released by it. */
function namesIn({ volumes, secrets }: Owning): ReadonlySet<string> {
  const data = volumes.map(({ service, volume, place }) =>
    place.kind === "engine" ? `${service}-${volume}` : `${service}-${volume}-place`,
  );
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

/** A password whose service has one of another rotation now, and not of the next. */
function skipped({ service, secret, rotation }: Owning["secrets"][number], kept: number): Problem {
  return {
    path: secret === signInSecret ? "hearth:signIn.rotation" : `${service}.rotation`,
    given: String(rotation),
    allowed: `${String(kept)}, which this house has for its ${secret}, or ${String(kept + 1)}`,
    remedy: "raise it by one at a time, each with npm run up, so that no password is taken from what still uses it",
  };
}

function misplaced(service: string, things: string): Problem {
  return {
    path: service,
    given: `no place for its ${things}, which this house keeps`,
    allowed: "the volumes that its data was made with",
    remedy: "put back what was changed",
  };
}

function moved({ service, volume, from, to }: Move): Problem {
  return {
    path: `${service}.volumes.${volume}.tier`,
    given: `${textOfPlace(to)}, while its data lies in ${textOfPlace(from)}`,
    allowed: "the place where its data lies: data moves to no other volume or disk by itself",
    remedy:
      "put back what was changed in the tier or in hearth:tiers, or run npm run move, which copies the data there first",
  };
}

/** Whether a resource stands for data or a password. */
function isKept({ type, urn, protect }: StateResource): boolean {
  return protect && kindOf(type) in kept && (kindOf(type) !== "Command" || isPlace(urn));
}

/**
 * Data and passwords that the state protects and the Plan no longer has: said before Pulumi would refuse to delete them
 * and advise to take the protection away. Empty when all have their place.
 */
export function unretiredProblems(resources: readonly StateResource[], plan: Owning): readonly Problem[] {
  const moves = movesOf(resources, plan);
  const expected = new Set([...namesIn(plan), ...moves.map(({ urn }) => nameOf(urn))]);
  const lost = resources.filter((one) => isKept(one) && !expected.has(nameOf(one.urn)));
  const rotated = lost.flatMap((resource) => {
    const [, base = "", kept = ""] = /^(.*)-r([0-9]+)$/.exec(nameOf(resource.urn)) ?? [];
    const now = plan.secrets.find(({ service, secret }) => `${service}-${secret}` === base);
    return now === undefined ? [] : [{ resource, problem: skipped(now, Number(kept)) }];
  });
  const services = servicesIn(resources);
  const stays = new Set([...plan.containers, ...plan.volumes, ...plan.secrets].map(({ service }) => service));
  const byService = Map.groupBy(
    lost.filter((resource) => rotated.every((one) => one.resource !== resource)),
    ({ urn }) => services.find((one) => nameOf(urn).startsWith(`${one}-`)) ?? nameOf(urn),
  );
  const gaps = [...byService].map(([service, all]) => {
    const things = all.map((one) => `${kept[kindOf(one.type)] ?? ""} ${volumeNamed(one)}`).join(", ");
    return stays.has(service) ? misplaced(service, things) : gone(service, things);
  });
  const first = rotated.filter(
    ({ problem }, at) => rotated.findIndex((one) => one.problem.path === problem.path) === at,
  );
  return [...first.map(({ problem }) => problem), ...gaps, ...moves.map(moved)];
}
