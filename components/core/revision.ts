import type * as command from "@pulumi/command";
import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { gate } from "./gate.ts";
import { healthRetries, serviceContainer, type ServiceContainerArgs } from "./service-container.ts";

/** A container and the gate that it must pass before anything is sent to it. */
export interface Revision {
  readonly container: docker.Container;
  readonly gate: command.local.Command;
}

/** Time after which a revision that said nothing has failed: its start, all its checks, and as much again for a busy machine. */
export function gateSeconds({ everySeconds, startSeconds }: ServiceContainerArgs["health"]): number {
  return 2 * (startSeconds + everySeconds * healthRetries) + 10;
}

const meanwhile = {
  "start-first": "The revision before it keeps serving.",
  "stop-first": "It serves nothing until a good revision comes.",
} as const;

/** Starts a container and waits behind it. */
export function revision(
  name: string,
  args: ServiceContainerArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): Revision {
  const container = serviceContainer(name, args, engine, opts);
  const watched = {
    service: args.service,
    container,
    seconds: gateSeconds(args.health),
    meanwhile: meanwhile[args.swap],
  };
  const { parent } = opts;
  return { container, gate: gate(`${name}-gate`, watched, engine, parent === undefined ? {} : { parent }) };
}
