import type { Bound, Environment, FullBound, Service, ServiceSpec } from "./service.ts";

/** Declares a service. `environment` sees exactly what the spec asked for; default no variables. */
export function defineService<const S extends ServiceSpec>(
  spec: S,
  environment: (bound: Bound<S>) => Environment = () => ({}),
): Service {
  // The one narrowing of the catalogue: the wiring fills a binding from this very spec, so it has what S earned.
  return { spec, environment: (bound: FullBound) => environment(bound as unknown as Bound<S>) };
}

/** A health check by HTTP on the container's own loopback, with the busybox `wget` that most images have. */
export function http(port: number, path: string): { test: readonly [string, ...string[]]; path: string } {
  return { test: ["wget", "-q", "-O", "/dev/null", `http://127.0.0.1:${String(port)}${path}`], path };
}
