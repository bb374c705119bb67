import type { Plan } from "../../../components/wiring/plan.ts";
import type { ContainerRecord } from "../../../components/wiring/records.ts";
import type { Step } from "./steps.ts";

const containerType = "docker:index/container:Container";
const volumeType = "docker:index/volume:Volume";

/** What a change means for whoever uses the house. */
export interface Forecast {
  /** Services that come. */
  readonly created: readonly string[];
  /** Services whose container stays and is changed. */
  readonly changed: readonly string[];
  /** Services that a new revision takes over beside the old one. */
  readonly swapped: readonly string[];
  /** Services that stop before their new revision starts, and the most seconds they are away. */
  readonly restarted: readonly Outage[];
  /** Services that go. */
  readonly removed: readonly string[];
  /** Data that would be made, replaced or removed, and accounts of databases that would be put right. */
  readonly data: readonly string[];
}

/** A service that is away for a while. */
export interface Outage {
  readonly service: string;
  readonly seconds: number;
  /** Services that keep their rows there, and wait for it. */
  readonly waiting: readonly string[];
}

/** The most seconds that a revision which replaces another is away: its whole time to stop, and its whole time to start. */
export function outageSeconds({ stopSeconds, health }: Pick<ContainerRecord, "stopSeconds" | "health">): number {
  return stopSeconds + health.startSeconds + health.everySeconds;
}

const verbs: Readonly<Record<string, string>> = { create: "made", delete: "removed", replace: "made anew" };

function dataOf(plan: Plan, steps: readonly Step[]): readonly string[] {
  const volumes = new Map(
    plan.volumes.map(({ service, volume }) => [`${service}-${volume}`, `${volume} of ${service}`]),
  );
  const accounts = new Map(
    plan.databases.map(({ service, part, engine }) => [`${service}-${part}`, `${engine} for ${service}`]),
  );
  return steps.flatMap(({ op, type, name }) => {
    const volume = type === volumeType ? volumes.get(name) : undefined;
    const verb = verbs[op];
    if (volume !== undefined && verb !== undefined) return [`${volume}: ${verb}`];
    const account = accounts.get(name);
    return account !== undefined && op !== "delete" && op !== "replace"
      ? [`${account}: account put right, rows stay`]
      : [];
  });
}

/** What the steps of a preview mean, by the Plan that they come of. */
export function forecast(plan: Plan, steps: readonly Step[]): Forecast {
  const ops = Map.groupBy(
    steps.filter(({ type }) => type === containerType),
    ({ name }) => name,
  );
  const has = (service: string, ...wanted: readonly string[]): boolean =>
    ops.get(service)?.some(({ op }) => wanted.includes(op)) ?? false;
  const replaced = plan.containers.filter(({ service }) => has(service, "replace", "create-replacement"));
  const named = (wanted: string): readonly string[] =>
    plan.containers.map(({ service }) => service).filter((service) => has(service, wanted));
  const parts = new Set(plan.containers.map(({ service }) => service));
  const gone = plan.retired.filter((service) => !parts.has(service) && has(service, "delete"));
  return {
    created: named("create"),
    changed: named("update"),
    swapped: replaced.filter(({ swap }) => swap === "start-first").map(({ service }) => service),
    restarted: replaced
      .filter(({ swap }) => swap === "stop-first")
      .map((container) => ({
        service: container.service,
        seconds: outageSeconds(container),
        waiting: plan.databases.filter(({ engine }) => engine === container.service).map(({ service }) => service),
      })),
    removed: gone,
    data: dataOf(plan, steps),
  };
}
