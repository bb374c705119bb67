import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { ProxyRequest, ProxyResult } from "../contracts/proxy.ts";
import type { Ground } from "../core/assemble.ts";
import { carrier, type CarrierArgs } from "../core/carrier.ts";
import { exec } from "../core/exec.ts";
import type { Revision } from "../core/revision.ts";
import { adminSocket } from "../render/caddyfile.ts";
import { upstreamFile, upstreamText } from "../render/upstreams.ts";

/** A running Caddy and the volume its routes file lies in. */
export interface CaddyParts {
  readonly revision: Revision;
  readonly volume: docker.Volume;
  readonly owner: number;
}

/**
 * Hands Caddy the newest containers, which it looks up for each request, and new routes: their file first, then a
 * reload, which keeps every request that is under way and closes idle connections.
 */
export function serveWithCaddy(
  { revision, volume, owner }: CaddyParts,
  { routes, upstreams, after }: ProxyRequest,
  { engine }: Ground,
  parent: pulumi.Resource,
): ProxyResult {
  const names = Object.entries(upstreams).map(
    ([service, container]) =>
      [upstreamFile(service), pulumi.output(container).apply((name) => upstreamText(service, name))] as const,
  );
  const write = (name: string, files: CarrierArgs["files"], dependsOn: readonly pulumi.Resource[]) =>
    carrier(name, { service: "caddy", volume, files, owner, mode: "0444" }, engine, {
      parent,
      dependsOn: [...dependsOn],
    });
  const newest = write("upstreams", Object.fromEntries(names), after);
  const written = write("routes-file", { "routes.caddy": routes }, [newest, revision.gate]);
  const reload = ["caddy", "reload", "--config", "/etc/caddy/Caddyfile", "--address", adminSocket, "--force"] as const;
  // Other routes are another carrier; so is the same text, written again over what somebody had changed by hand.
  const triggers = [written.id];
  const serving = exec("routes-reload", { container: revision.container, program: reload, triggers }, engine, {
    parent,
    dependsOn: [written],
  });
  return { container: revision.container, serving };
}
