import * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { labels } from "./normal.ts";

/** A network of the house. Every field replaces the network, and with it each of its containers. */
export interface ZoneNetworkArgs {
  readonly engineName: string;
  readonly subnet: string;
  /** Given even where nothing uses it: the engine reports one after a restart, and that would be a difference. */
  readonly gateway: string;
  /** No way out. */
  readonly internal: boolean;
  /** Whether its members may talk to each other. */
  readonly neighbours: boolean;
}

/** Makes a bridge network. Its labels are frozen: a change of them would replace it. */
export function zoneNetwork(
  name: string,
  { engineName, subnet, gateway, internal, neighbours }: ZoneNetworkArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): docker.Network {
  return new docker.Network(
    name,
    {
      name: engineName,
      driver: "bridge",
      internal,
      ipamConfigs: [{ subnet, gateway }],
      ...(neighbours ? {} : { options: { "com.docker.network.bridge.enable_icc": "false" } }),
      labels: labels({ "hearth.stack": engine.stack }),
    },
    { ...opts, provider: engine.provider },
  );
}
