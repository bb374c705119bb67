import type * as command from "@pulumi/command";
import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { gate } from "./gate.ts";
import { gateSeconds } from "./patience.ts";
import { serviceContainer, type ServiceContainerArgs } from "./service-container.ts";

/** A container and the gate that it must pass before anything is sent to it. */
export interface Revision {
  readonly container: docker.Container;
  readonly gate: command.local.Command;
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
