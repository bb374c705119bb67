import type { Site } from "../site/site.ts";
import type { SecretRecord } from "./records.ts";
import type { Selected } from "./selected.ts";
import { boundDatabases, databaseServers } from "./databases.ts";
import { rotationOf, secretVolume, signInSecret } from "./secret-names.ts";
import { userOf } from "./users.ts";

type Row = Pick<SecretRecord, "secret" | "length" | "form">;

/** Passwords of a service's databases, and their addresses. */
function databaseRows({ spec }: Selected, site: Site): readonly Row[] {
  return boundDatabases(spec, site).map(({ part, engine, bound: { host, port, name, user } }) => {
    const address = `@${host}:${String(port)}`;
    const before = `${databaseServers[engine].scheme}://${user}:`;
    const after = engine === "redis" ? `${address}/0` : `${address}/${name}`;
    return { secret: part, length: 32, form: { kind: "url", before, after } };
  });
}

function rowsOf(service: Selected, site: Site): readonly Row[] {
  const { spec } = service;
  const own = Object.entries(spec.secrets ?? {}).map(([secret, { length }]) => ({
    secret,
    length,
    form: { kind: "plain" as const },
  }));
  const signIn = { secret: signInSecret, length: 24, form: { kind: "basic-auth" as const, account: site.signIn.user } };
  return [...own, ...databaseRows(service, site), ...(spec.provides === "proxy" ? [signIn] : [])];
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
