import type { ServiceSpec } from "../catalogue/service.ts";
import type { Site } from "../site/site.ts";

/** Folder in which a container finds its secrets, one file each. */
export const secretsFolder = "/run/secrets";

/** The secret that the proxy asks for where a route needs a sign-in and there is no sign-on service. */
export const signInSecret = "sign-in";

/** Name in the engine of the volume that holds a service's secrets; the rotation number makes each generation a new one. */
export function secretVolume(stack: string, service: string, rotation: number): string {
  return `hearth-${stack}-${service}-secret-r${String(rotation)}`;
}

/** Rotation number of a service's secrets. */
export function rotationOf({ name, provides }: ServiceSpec, { signIn, services, custom }: Site): number {
  return provides === "proxy" ? signIn.rotation : (services[name]?.rotation ?? custom[name]?.rotation ?? 1);
}
