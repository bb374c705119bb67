import { proxyInside } from "../wiring/containers.ts";

/** File in the routes folder that tells a service's newest healthy container. */
export function upstreamFile(service: string): string {
  return `${service}.upstream`;
}

/**
 * Host name of a service's newest healthy container, as Caddy finds it anew for each try of each request: the service's
 * alias, lengthened by its upstream file. While that file is being replaced the alias alone is left, which every live
 * revision answers to. Fact: caddyserver/caddy, placeholder `{file.*}`.
 */
export function newestOf(service: string): string {
  return `${service}{file.${proxyInside.routesFolder}/${upstreamFile(service)}}`;
}

/**
 * Content of a service's upstream file: `-1a2b3c4` for the container `website-1a2b3c4`. A line break alone for one that
 * was renamed by hand, which keeps its alias.
 */
export function upstreamText(service: string, container: string): string {
  return `${container.startsWith(`${service}-`) ? container.slice(service.length) : ""}\n`;
}
