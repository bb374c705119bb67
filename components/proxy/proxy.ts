import * as pulumi from "@pulumi/pulumi";
import type { ProxyRequest, ProxyResult } from "../contracts/proxy.ts";
import { assemble, type Ground, type ServiceParts } from "../core/assemble.ts";
import { mutableVolume } from "../core/mutable-volume.ts";
import { serveWithCaddy } from "./caddy.ts";

/** The proxy's slice of the Plan. */
export interface ProxyArgs {
  readonly parts: ServiceParts;
  /** Name in the engine of the volume that holds the routes and upstream files. */
  readonly routesVolume: string;
  readonly request: ProxyRequest;
}

/** The one way in. */
export class Proxy extends pulumi.ComponentResource {
  readonly result: ProxyResult;
  /** The password that routes ask for where there is no sign-on service. */
  readonly signIn: pulumi.Output<string>;

  constructor(name: string, args: ProxyArgs, ground: Ground, opts: pulumi.ComponentResourceOptions = {}) {
    super("hearth:proxy:Proxy", name, {}, opts);
    const before = opts.dependsOn ?? [];
    const volume = mutableVolume("routes", args.routesVolume, ground.engine, { parent: this, dependsOn: before });
    const dependsOn = pulumi.output(before).apply((given) => [given, volume].flat());
    const { revision, passwords } = assemble(args.parts, ground, { parent: this, dependsOn });
    const password = passwords["sign-in"];
    if (revision === undefined || password === undefined) throw new Error("the proxy is never retired");
    this.result = serveWithCaddy(
      { revision, volume, owner: args.parts.container?.user ?? 0 },
      args.request,
      ground,
      this,
    );
    this.signIn = password.result;
    this.registerOutputs({});
  }
}
