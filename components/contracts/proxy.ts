import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";

/** What the proxy is asked for. */
export interface ProxyRequest {
  /** The routes file; it names no revision. */
  readonly routes: string;
  /** Name of the newest healthy container of each service. */
  readonly upstreams: Readonly<Record<string, pulumi.Input<string>>>;
  /** What must have passed before those names may be used. */
  readonly after: readonly pulumi.Resource[];
}

/** What a proxy gives back. */
export interface ProxyResult {
  /** The proxy's own container. */
  readonly container: docker.Container;
  /** Passes when the proxy serves the routes of the request, each from its newest container. */
  readonly serving: pulumi.Resource;
}
