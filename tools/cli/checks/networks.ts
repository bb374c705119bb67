import type { Plan } from "../../../components/wiring/plan.ts";

/** A container of a service and the networks it is on. */
export interface Connected {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly networks: readonly string[];
}

/** A container that is not on the networks of the Plan. */
export interface Misconnected {
  readonly name: string;
  /** Such as `not on hearth-dev-apps, also on bridge`. */
  readonly found: string;
}

/** Containers whose networks are not those of the Plan: the provider's preview does not always see that. */
export function misconnected(
  { networks: all, containers: planned }: Pick<Plan, "networks" | "containers">,
  containers: readonly Connected[],
): readonly Misconnected[] {
  const engineName = new Map(all.map(({ name, engineName: full }) => [name, full]));
  const wanted = new Map(
    planned.map(({ service, networks }) => [service, networks.map(({ name }) => engineName.get(name) ?? name).sort()]),
  );
  return containers.flatMap(({ name, labels, networks }) => {
    const own = wanted.get(labels["hearth.service"] ?? "");
    if (own === undefined) return [];
    const lost = own.filter((network) => !networks.includes(network)).map((network) => `not on ${network}`);
    const more = networks.filter((network) => !own.includes(network)).map((network) => `also on ${network}`);
    return lost.length + more.length === 0 ? [] : [{ name, found: [...lost, ...more].join(", ") }];
  });
}

/** What gives containers their networks and aliases back. */
export function reconnect(containers: readonly Pick<Misconnected, "name">[]): string {
  const names = containers.map(({ name }) => name).join(" ");
  return `docker rm --force ${names}, then npm run up -- --refresh: made anew, a container has its networks and aliases`;
}
