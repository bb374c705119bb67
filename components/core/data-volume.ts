import { join } from "node:path/posix";
import * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { hostCommand } from "./host-command.ts";
import { labels } from "./normal.ts";
import { preparer } from "./preparer.ts";

/** Data that outlives every container. */
export interface DataVolumeArgs {
  readonly service: string;
  /** Numeric owner. */
  readonly user: number;
  /** The engine's own storage, or a folder below the sentinel of a tier, which must exist. */
  readonly place:
    | { readonly kind: "engine"; readonly name: string }
    | { readonly kind: "folder"; readonly sentinel: string; readonly below: string };
}

/**
 * Makes room for data and gives it to its owner; depend on the result before mounting it.
 * A volume of the engine is protected. A folder belongs to no resource: nothing here can remove it. That the data is
 * there, and nowhere else, is kept as a protected resource that does nothing: another place is refused, not begun empty.
 */
export function dataVolume(
  name: string,
  { service, user, place }: DataVolumeArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  if (place.kind === "folder") {
    const folder = join(place.sentinel, place.below);
    const kept = { script: ":\n", environment: { PLACE: folder }, triggers: [folder] };
    hostCommand(`${name}-place`, kept, engine, { ...opts, protect: true });
    const source = { hostFolder: place.sentinel };
    return preparer(`${name}-ready`, { service, user, source, below: place.below }, engine, opts);
  }
  const volume = new docker.Volume(
    name,
    { name: place.name, labels: labels({ "hearth.stack": engine.stack }) },
    { ...opts, provider: engine.provider, protect: true, ignoreChanges: ["labels", "driverOpts"] },
  );
  return preparer(`${name}-ready`, { service, user, source: { volume: volume.name }, below: "" }, engine, {
    ...opts,
    dependsOn: [volume],
  });
}
