import { gateSeconds } from "../../../components/core/patience.ts";
import type { Plan } from "../../../components/wiring/plan.ts";
import type { ContainerRecord } from "../../../components/wiring/records.ts";
import type { Starts } from "./starts.ts";
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
  /** Services that stop before their new revision starts, and how long they are away. */
  readonly restarted: readonly Outage[];
  /** Proxy and servers of databases whose container stays as it is. */
  readonly kept: readonly string[];
  /** Services that go. */
  readonly removed: readonly string[];
  /** Data that would be made, replaced or removed, and accounts of databases that would be put right. */
  readonly data: readonly string[];
}

/** A service that is away for a while. */
export interface Outage {
  readonly service: string;
  /** Seconds within which it is back, judged by its last start; absent where no start was measured. */
  readonly expected?: number;
  /** Seconds after which it is back, or the update has failed. */
  readonly most: number;
  /** Services that keep their rows there, and wait for it. */
  readonly waiting: readonly string[];
}

/** Seconds that a process usually needs to stop at most: what the engine gives one that says nothing. Fact: `docker stop`. */
const usualStop = 10;

/** A start may take twice what the last one took, for the machine may be busier. */
const startFactor = 2;

/** Whether the proxy sends somebody there: it learns of new revisions all at once, when each of them is healthy. */
function isRouted({ provides }: Pick<ContainerRecord, "provides">): boolean {
  return provides === "app";
}

/** How long a service is away whose revision is replaced by one that starts after it, when all of `started` start with it. */
export function outageOf(
  container: Pick<ContainerRecord, "service" | "provides" | "stopSeconds" | "health">,
  started: readonly Pick<ContainerRecord, "service" | "provides" | "health">[],
  starts: Starts,
): Pick<Outage, "expected" | "most"> {
  const awaited = isRouted(container) ? [container, ...started.filter(isRouted)] : [container];
  const { stopSeconds } = container;
  const most = stopSeconds + Math.max(...awaited.map(({ health }) => gateSeconds(health)));
  const measured = awaited.map(({ service, health }) => {
    const seconds = starts.get(service) ?? Infinity;
    // A gate that passed in a later update than its container was made in says nothing of a start.
    return seconds > gateSeconds(health) ? Infinity : seconds;
  });
  const start = Math.max(...measured);
  if (start === Infinity) return { most };
  const stop = Math.min(stopSeconds, Math.max(usualStop, start));
  return { expected: Math.min(most, Math.ceil(stop + startFactor * start)), most };
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

/** What the steps of a preview mean, by the Plan that they come of and the starts that were measured. */
export function forecast(plan: Plan, steps: readonly Step[], starts: Starts): Forecast {
  const ops = Map.groupBy(
    steps.filter(({ type }) => type === containerType),
    ({ name }) => name,
  );
  const has = (service: string, ...wanted: readonly string[]): boolean =>
    ops.get(service)?.some(({ op }) => wanted.includes(op)) ?? false;
  const replaced = plan.containers.filter(({ service }) => has(service, "replace", "create-replacement"));
  const started = plan.containers.filter(({ service }) => has(service, "create", "replace", "create-replacement"));
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
        ...outageOf(container, started, starts),
        waiting: [
          ...new Set(plan.databases.filter(({ engine }) => engine === container.service).map(({ service }) => service)),
        ],
      })),
    kept: plan.containers
      .filter(({ service, provides }) => provides !== "app" && !ops.has(service))
      .map(({ service }) => service),
    removed: gone,
    data: dataOf(plan, steps),
  };
}
