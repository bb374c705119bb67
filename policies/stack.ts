import type { Subject } from "./judged.ts";
import { ofType, type Resources, type StackFinding } from "./rule.ts";
import { isLasting } from "./structure.ts";
import { ofContainer, ofService, type Workload } from "./workload.ts";

/** Containers that run; not those that only carry files or prepare a volume. */
export function lastingContainers(resources: Resources): readonly Subject<"docker:index/container:Container">[] {
  return ofType(resources, "docker:index/container:Container").filter(({ props }) => isLasting(props));
}

/** A workload that runs, and its URN. */
export interface Placed {
  readonly urn: string;
  readonly workload: Workload;
  /** Absent for services, which have none. */
  readonly container?: Subject<"docker:index/container:Container">["props"];
}

/** Containers and services that run. */
export function placed(resources: Resources): readonly Placed[] {
  return [
    ...lastingContainers(resources).map((one) => ({ urn: one.urn, workload: ofContainer(one), container: one.props })),
    ...ofType(resources, "docker:index/service:Service").map((one) => ({ urn: one.urn, workload: ofService(one) })),
  ];
}

/** A finding of a placed workload. */
export function findingOf(
  { urn, workload: { name } }: Placed,
  field: string,
  found: string,
  allowed: string,
): StackFinding {
  return { urn, name, field, found, allowed };
}

/** What the engine calls a resource; it is unknown in a preview before the resource is there. */
export function idOf({ props }: Subject): string | undefined {
  return (props as { readonly id?: string }).id;
}
