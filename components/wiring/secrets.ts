import type { Site } from "../site/site.ts";
import type { SecretRecord } from "./records.ts";
import type { Selected } from "./selected.ts";
import { userOf } from "./users.ts";

/** Folder in which a container finds its secrets, one file each. */
export const secretsFolder = "/run/secrets";

/** The secret that the proxy asks for where a route needs a sign-in and there is no sign-on service. */
export const signInSecret = "sign-in";

/** Name in the engine of the volume that holds a service's secrets; the rotation number makes each generation a new one. */
export function secretVolume(stack: string, service: string, rotation: number): string {
  return `hearth-${stack}-${service}-secret-r${String(rotation)}`;
}

function rowsOf({ spec }: Selected, site: Site): readonly Pick<SecretRecord, "secret" | "length" | "form">[] {
  const own = Object.entries(spec.secrets ?? {}).map(([secret, { length }]) => ({
    secret,
    length,
    form: { kind: "plain" as const },
  }));
  const signIn = { secret: signInSecret, length: 24, form: { kind: "basic-auth" as const, account: site.signIn.user } };
  return spec.provides === "proxy" ? [...own, signIn] : own;
}

/** Rotation number of a service's secrets. */
export function rotationOf({ provides }: Selected["spec"], site: Site): number {
  return provides === "proxy" ? site.signIn.rotation : 1;
}

/** Generated secrets of every service, running or retired. */
export function secrets(services: readonly Selected[], site: Site): readonly SecretRecord[] {
  return services.flatMap((service) => {
    const { name } = service.spec;
    const rotation = rotationOf(service.spec, site);
    return rowsOf(service, site).map((row) => ({
      ...row,
      service: name,
      rotation,
      engineName: secretVolume(site.stack, name, rotation),
      user: userOf(name),
      retired: service.retired,
    }));
  });
}
