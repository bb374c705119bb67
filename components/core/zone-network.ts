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

/** Options of the engine's bridge driver. Each is always there: the provider does not notice when one goes. */
function optionsOf({ internal, neighbours }: ZoneNetworkArgs): Readonly<Record<string, string>> {
  return {
    "com.docker.network.bridge.enable_icc": String(neighbours),
    // The host gets no address on an internal bridge: what it listens on cannot be reached from there.
    "com.docker.network.bridge.inhibit_ipv4": String(internal),
  };
}

/** Makes a bridge network. Its labels are frozen: a change of them would replace it. */
export function zoneNetwork(
  name: string,
  args: ZoneNetworkArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): docker.Network {
  const { engineName, subnet, gateway, internal } = args;
  return new docker.Network(
    name,
    {
      name: engineName,
      driver: "bridge",
      internal,
      ipamConfigs: [{ subnet, gateway }],
      options: optionsOf(args),
      labels: labels({ "hearth.stack": engine.stack }),
    },
    { ...opts, provider: engine.provider },
  );
}
