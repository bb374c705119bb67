import * as pulumi from "@pulumi/pulumi";
import { assemble, type Ground, type ServiceParts } from "../core/assemble.ts";

/** Every application of the house. */
export class Apps extends pulumi.ComponentResource {
  /** Name of each service's newest container, for the proxy. */
  readonly upstreams: Readonly<Record<string, pulumi.Output<string>>>;
  /** The gates that those containers must pass. */
  readonly gates: readonly pulumi.Resource[];
  /** Closes database accounts of rotations before these. `after` passes when the proxy sends nobody to a revision that uses them. */
  readonly closeOthers: (after: pulumi.Resource) => void;

  constructor(
    name: string,
    services: readonly ServiceParts[],
    ground: Ground,
    opts: pulumi.ComponentResourceOptions = {},
  ) {
    super("hearth:apps:Apps", name, {}, opts);
    const below = { parent: this, ...(opts.dependsOn && { dependsOn: opts.dependsOn }) };
    const standing = services.map((parts) => ({ parts, ...assemble(parts, ground, below) }));
    const running = standing.flatMap(({ parts, revision }) => (revision === undefined ? [] : [{ parts, revision }]));
    this.upstreams = Object.fromEntries(running.map(({ parts, revision }) => [parts.service, revision.container.name]));
    this.gates = running.map(({ revision }) => revision.gate);
    this.closeOthers = (after) => {
      for (const { closeOthers } of standing) closeOthers(after);
    };
    this.registerOutputs({});
  }
}
