import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { statementsOf } from "../../components/render/databases/index.ts";
import { docker } from "./support/engine.ts";
import { type House, httpbin, smallHouse, type StackFile } from "./support/house.ts";
import { planOf } from "./support/plan.ts";

/**
 * A house with every kind of secret, all of a rotation: the sign-in's, servers', an application's own, and those of databases
 * and caches. Its custom entry may say a text that is no secret. `askers`: rotation of those that ask for a database.
 */
export function houseOf(rotation: number, planted?: string, askers = rotation): StackFile {
  const servers = Object.fromEntries(["mariadb", "postgres", "redis"].map((name) => [name, { rotation }]));
  return {
    ...smallHouse,
    services: { website: {}, glances: {}, wordpress: { rotation: askers }, ...servers },
    custom: {
      httpbin: { ...httpbin, env: planted === undefined ? {} : { PLANTED: planted } },
      asker: { ...httpbin, database: "postgres", rotation: askers },
    },
    signIn: { rotation },
  };
}

interface Exported {
  readonly deployment: {
    readonly resources: readonly {
      readonly type: string;
      readonly urn: string;
      readonly outputs?: Readonly<Record<string, { readonly plaintext?: string }>>;
    }[];
  };
}

/** Every password of the state by its name there, such as `wordpress-admin-r1`, with its bcrypt hash. */
async function passwordsOf(
  house: House,
): Promise<ReadonlyMap<string, { readonly word: string; readonly hash: string }>> {
  const { stdout } = await house.pulumi("stack", "export", "--show-secrets");
  const { resources } = (JSON.parse(stdout) as Exported).deployment;
  const text = (secret?: { readonly plaintext?: string }) => JSON.parse(secret?.plaintext ?? '""') as string;
  return new Map(
    resources
      .filter(({ type }) => type === "random:index/randomPassword:RandomPassword")
      .map(({ urn, outputs }) => [
        urn.split("::").at(-1) ?? "",
        { word: text(outputs?.["result"]), hash: text(outputs?.["bcryptHash"]) },
      ]),
  );
}

/** Everything that must not be seen, by what it is: passwords, the sign-in's hash, and what servers keep of passwords. */
export async function secretsOf(house: House): Promise<ReadonlyMap<string, string>> {
  const plan = planOf(house);
  const statements = statementsOf(plan);
  const verifiers = new Map(
    plan.databases.map(({ service, part, engine, user, rotation }) => [
      `${service}-${part}-r${String(rotation)}`,
      (word: string) => statements[engine].verifier(word, user),
    ]),
  );
  const redisAdmin = /^redis-admin-r/;
  return new Map(
    [...(await passwordsOf(house))].flatMap(([name, { word, hash }]) => {
      const verifier = verifiers.get(name)?.(word);
      return [
        [name, word] as const,
        ...(name.startsWith("caddy-") ? [[`${name}, hash`, hash] as const] : []),
        ...(verifier === undefined ? [] : [[`${name}, verifier`, verifier] as const]),
        ...(redisAdmin.test(name)
          ? [[`${name}, verifier`, createHash("sha256").update(word).digest("hex")] as const]
          : []),
      ];
    }),
  );
}

/** Folder of a secret volume, as the host sees it. */
export async function secretFolder(stack: string, service: string, rotation: number): Promise<string> {
  const volume = `hearth-${stack}-${service}-secret-r${String(rotation)}`;
  return await docker("volume", "inspect", "--format", "{{.Mountpoint}}", volume);
}

/** Files that hold secrets on purpose, from a generation on: password or hash, and the addresses of databases. */
export async function secretFiles(house: House, oldest: number): Promise<ReadonlyMap<string, readonly string[]>> {
  const kept = planOf(house).secrets.flatMap((record) =>
    Array.from({ length: record.rotation - oldest + 1 }, (_, at) => ({ ...record, rotation: oldest + at })),
  );
  const found = kept.map(async ({ service, secret, form, rotation }): Promise<[string, string[]]> => {
    const file = join(await secretFolder(house.stack, service, rotation), secret);
    const name = `${service}-${secret}-r${String(rotation)}`;
    if (form.kind === "basic-auth") return [`${name}, hash`, [file]];
    return [name, form.kind === "url" ? [file, `${file}-url`] : [file]];
  });
  return new Map(await Promise.all(found));
}

/** The sign-in's hash of a generation as the proxy reads it. */
export async function signInHash(stack: string, rotation: number): Promise<string> {
  const [, hash = ""] = readFileSync(join(await secretFolder(stack, "caddy", rotation), "sign-in"), "utf8")
    .trim()
    .split(" ");
  return hash;
}
