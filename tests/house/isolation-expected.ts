import type { Plan } from "../../components/wiring/plan.ts";
import type { ContainerRecord, NetworkRecord } from "../../components/wiring/records.ts";

/** Something that a container may try to reach. */
export type Target =
  | { readonly kind: "container"; readonly service: string; readonly network: string }
  | { readonly kind: "gateway"; readonly network: string }
  | { readonly kind: "host" }
  | { readonly kind: "outside address" }
  | { readonly kind: "outside name" };

/** A target as a line of a table. */
export function lineOf(target: Target): string {
  if (target.kind === "container") return `${target.service} on ${target.network}`;
  return target.kind === "gateway" ? `the host at the gateway of ${target.network}` : `the ${target.kind}`;
}

function joined(container: ContainerRecord, { networks }: Plan): readonly NetworkRecord[] {
  return networks.filter(({ name }) => container.networks.some((network) => network.name === name));
}

/** Every target there is for a container: all others on all their networks, all gateways, and what lies beyond. */
export function targetsOf(container: ContainerRecord, plan: Plan): readonly Target[] {
  const others = plan.containers.filter(({ service }) => service !== container.service);
  return [
    ...others.flatMap(({ service, networks }) =>
      networks.map(({ name }) => ({ kind: "container", service, network: name }) as const),
    ),
    ...plan.networks.map(({ name }) => ({ kind: "gateway", network: name }) as const),
    ...(["host", "outside address", "outside name"] as const).map((kind) => ({ kind })),
  ];
}

/**
 * Whether a container may reach a target. Containers: only on a network of both whose members may talk to each other.
 * The host: an internal network gives it no address, so its own listeners are reached from a network with a way out,
 * at every address that the host has.
 */
export function mayReach(container: ContainerRecord, target: Target, plan: Plan): boolean {
  const mine = joined(container, plan);
  const wayOut = mine.some(({ internal }) => !internal);
  if (target.kind === "container") return mine.some(({ name, neighbours }) => name === target.network && neighbours);
  if (target.kind !== "gateway") return wayOut;
  return wayOut && plan.networks.some(({ name, internal }) => name === target.network && !internal);
}
