import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { ProxyRequest, ProxyResult } from "../contracts/proxy.ts";
import type { Ground } from "../core/assemble.ts";
import { exec } from "../core/exec.ts";
import { mutableFile } from "../core/mutable-file.ts";
import type { Revision } from "../core/revision.ts";
import { adminSocket } from "../render/caddyfile.ts";

/** A running Caddy and the volume its routes file lies in. */
export interface CaddyParts {
  readonly revision: Revision;
  readonly volume: docker.Volume;
  readonly owner: number;
}

/** Hands Caddy new routes: the file first, then a reload, which keeps every open connection. */
export function serveWithCaddy(
  { revision, volume, owner }: CaddyParts,
  { routes, after }: ProxyRequest,
  { engine }: Ground,
  parent: pulumi.Resource,
): ProxyResult {
  const file = { service: "caddy", volume, file: "routes.caddy", content: routes, owner };
  const { written, hash } = mutableFile("routes-file", file, engine, { parent, dependsOn: [...after, revision.gate] });
  const reload = ["caddy", "reload", "--config", "/etc/caddy/Caddyfile", "--address", adminSocket, "--force"] as const;
  // Also after the same text was written again, in place of a file that somebody had changed by hand.
  const triggers = [hash, written.id];
  const serving = exec("routes-reload", { container: revision.container, program: reload, triggers }, engine, {
    parent,
    dependsOn: [written],
  });
  return { container: revision.container, serving };
}
