/** A service's container as the engine sees it. */
export interface SeenContainer {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly running: boolean;
  readonly health: string;
  readonly lastHealth: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** How one service is. */
export interface ServiceHealth {
  readonly service: string;
  /** `healthy`, `starting`, `unhealthy`, `missing`, or the state of a container that does not run. */
  readonly state: string;
  /** Last words of its health check; empty when there are none. */
  readonly said: string;
}

/** Containers that run a service, without carriers and preparers. */
export function mainContainers<C extends SeenContainer>(containers: readonly C[]): readonly C[] {
  return containers.filter(
    ({ labels }) => labels["hearth.service"] !== undefined && labels["hearth.part"] === undefined,
  );
}

/** Between two crashes the engine counts a container as running, and its health as starting. */
function stateOf({ running, status, health }: SeenContainer): string {
  return running && status !== "restarting" ? health : status;
}

/** Containers of a revision that failed, beside one that is healthy, with how each is. */
export function failedRevisions<C extends SeenContainer>(
  containers: readonly C[],
): readonly { readonly container: C; readonly state: string }[] {
  const all = mainContainers(containers).map((container) => ({ container, state: stateOf(container) }));
  const good = new Set(
    all.flatMap(({ container, state }) => (state === "healthy" ? [container.labels["hearth.service"]] : [])),
  );
  return all.filter(
    ({ container, state }) => !["healthy", "starting"].includes(state) && good.has(container.labels["hearth.service"]),
  );
}

/** Health of every service that is to run; of several containers of one the best counts, for others are revisions that failed. */
export function healthOf(services: readonly string[], containers: readonly SeenContainer[]): readonly ServiceHealth[] {
  const order = ["healthy", "starting", "unhealthy"];
  const rank = (state: string): number => (order.includes(state) ? order.indexOf(state) : order.length);
  return services.map((service) => {
    const states = mainContainers(containers)
      .filter(({ labels }) => labels["hearth.service"] === service)
      .map((container) => ({
        service,
        state: stateOf(container),
        said: container.lastHealth.join("\n"),
      }))
      .sort((a, b) => rank(a.state) - rank(b.state));
    return states[0] ?? { service, state: "missing", said: "" };
  });
}
