import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { type ZoneNetworkArgs, zoneNetwork } from "./zone-network.ts";

/** Every network of the house, always: no service makes or changes one. */
export class Zones extends pulumi.ComponentResource {
  /** Networks by their short name, such as `apps` or `apps-data`. */
  readonly networks: Readonly<Record<string, docker.Network>>;

  constructor(
    name: string,
    networks: readonly (ZoneNetworkArgs & { readonly name: string })[],
    engine: Engine,
    opts: pulumi.ComponentResourceOptions = {},
  ) {
    super("hearth:core:Zones", name, {}, opts);
    this.networks = Object.fromEntries(
      networks.map((network) => [
        network.name,
        zoneNetwork(network.name, network, engine, {
          parent: this,
          ...(opts.dependsOn && { dependsOn: opts.dependsOn }),
        }),
      ]),
    );
    this.registerOutputs({});
  }
}
