import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type * as random from "@pulumi/random";
import type { DatabaseAsked, DatabaseProvider, DatabaseProviders } from "../contracts/database.ts";
import { changeOf } from "./change.ts";
import { configFiles } from "./config-files.ts";
import { dataVolume, type DataVolumeArgs } from "./data-volume.ts";
import type { Engine } from "./engine.ts";
import { type Revision, revision } from "./revision.ts";
import { generatedSecret, type GeneratedSecretArgs, secretVolume } from "./secret.ts";
import type { Mount, ServiceContainerArgs } from "./service-container.ts";

/** What all services stand on. */
export interface Ground {
  readonly engine: Engine;
  /** Networks by their short name. */
  readonly networks: Readonly<Record<string, docker.Network>>;
  /** The image that runs for an upstream reference: itself, or the id of what was built here. */
  readonly imageOf: (reference: string) => string;
  /** Servers of databases; absent for what stands before them. */
  readonly databases?: DatabaseProviders;
}

/** A mount that may name the service's own configuration, whose volume gets its name while the house is built. */
type PlannedMount = Omit<Mount, "source"> & {
  readonly source: { readonly volume: string } | { readonly hostFolder: string } | { readonly ref: "files" };
};

/** A generated secret and the form in which its file holds it. */
export interface SecretPart extends GeneratedSecretArgs {
  readonly secret: string;
  readonly engineName: string;
  readonly user: number;
  /** `url`: a second file, `<secret>-url`, holds it between these two texts. */
  readonly form:
    | { readonly kind: "plain" }
    | { readonly kind: "basic-auth"; readonly account: string }
    | { readonly kind: "url"; readonly before: string; readonly after: string };
}

/** All parts of one service; a retired one has no container. */
export interface ServiceParts {
  readonly service: string;
  readonly container?: Omit<ServiceContainerArgs, "networks" | "mounts"> & {
    readonly networks: readonly { readonly name: string; readonly aliases: readonly string[] }[];
    readonly mounts: readonly PlannedMount[];
  };
  readonly volumes: readonly (DataVolumeArgs & { readonly volume: string })[];
  readonly secrets: readonly SecretPart[];
  /** Databases of its own; the password of each is the secret of its part. */
  readonly databases: readonly DatabaseAsked[];
  readonly files?: { readonly user: number; readonly files: Readonly<Record<string, string>> };
}

/** A service as it stands. */
export interface Assembled {
  /** Absent while it is retired. */
  readonly revision?: Revision;
  readonly passwords: Readonly<Record<string, random.RandomPassword>>;
  /** Closes accounts of rotations before this one. `after` passes when nobody is sent to a revision any more that uses them. */
  readonly closeOthers: (after: pulumi.Resource) => void;
}

type SecretFiles = Readonly<Record<string, pulumi.Output<string>>>;

function filesOf({ secret, form }: SecretPart, { result, bcryptHash }: random.RandomPassword): SecretFiles {
  switch (form.kind) {
    case "plain":
      return { [secret]: result };
    case "basic-auth":
      return { [secret]: pulumi.interpolate`${form.account} ${bcryptHash}` };
    case "url":
      return { [secret]: result, [`${secret}-url`]: pulumi.interpolate`${form.before}${result}${form.after}` };
  }
}

function secretsOf({ service, secrets }: ServiceParts, engine: Engine, opts: pulumi.CustomResourceOptions) {
  const made = secrets.map((part) => ({ part, password: generatedSecret(`${service}-${part.secret}`, part, opts) }));
  const [first] = secrets;
  const passwords = Object.fromEntries(made.map(({ part, password }) => [part.secret, password]));
  if (first === undefined) return { passwords, filled: [] };
  const files = Object.assign({}, ...made.map(({ part, password }) => filesOf(part, password))) as SecretFiles;
  const name = `${service}-secret-r${String(first.rotation)}`;
  const volume = { service, engineName: first.engineName, owner: first.user, files };
  return { passwords, filled: [secretVolume(name, volume, engine, opts).filled] };
}

function providerOf({ service, engine }: DatabaseAsked, { databases }: Ground): DatabaseProvider {
  const provider = databases?.[engine];
  if (provider === undefined) throw new Error(`${service} asks for ${engine}, which is not there`);
  return provider;
}

/** What must have passed before a container may use its databases: their accounts, and a copy of what it may change. */
function opened(
  parts: ServiceParts,
  passwords: Readonly<Record<string, random.RandomPassword>>,
  ground: Ground,
  opts: pulumi.CustomResourceOptions,
): readonly pulumi.Resource[] {
  return parts.databases.flatMap((asked) => {
    const { service, part } = asked;
    const password = passwords[part];
    if (password === undefined) throw new Error(`${service} asks for a ${part} and has no password for it`);
    const provider = providerOf(asked, ground);
    const account = provider.open({ ...asked, password: password.result }, opts);
    if (part === "cache") return [account];
    return [account, provider.keepCopy(asked, changeOf(parts, ground.imageOf), { ...opts, dependsOn: [account] })];
  });
}

/** Makes everything that belongs to one service, in the order its parts need. */
export function assemble(parts: ServiceParts, ground: Ground, opts: pulumi.CustomResourceOptions): Assembled {
  const { service, container, volumes, files } = parts;
  const { engine, networks, imageOf } = ground;
  const { passwords, filled } = secretsOf(parts, engine, opts);
  const data = volumes.map((volume) => dataVolume(`${service}-${volume.volume}`, volume, engine, opts));
  if (container === undefined) return { passwords, closeOthers: () => undefined };

  const configuration =
    files === undefined
      ? undefined
      : configFiles(`${service}-files`, { service, files: files.files, owner: files.user }, engine, opts);
  const mounts = container.mounts.map(({ source, ...mount }): Mount => {
    if (!("ref" in source)) return { ...mount, source };
    if (configuration === undefined) throw new Error(`${service} mounts configuration files and has none`);
    return { ...mount, source: { volume: configuration.volume.name } };
  });
  const joined = container.networks.map(({ name, aliases }) => {
    const network = networks[name];
    if (network === undefined) throw new Error(`${service} joins the network ${name}, which is not there`);
    return { name: network.name, aliases };
  });
  const rows = opened(parts, passwords, ground, opts);
  const before = [...data, ...filled, ...rows, ...(configuration === undefined ? [] : [configuration.filled])];
  const args = { ...container, image: imageOf(container.image), networks: joined, mounts };
  const dependsOn = pulumi.output(opts.dependsOn ?? []).apply((given) => [given, before].flat());
  const newest = revision(service, args, engine, { ...opts, dependsOn });
  const closeOthers = (after: pulumi.Resource): void => {
    for (const asked of parts.databases)
      if (asked.rotation > 1)
        providerOf(asked, ground).closeOthers(asked, { ...opts, dependsOn: [newest.gate, after] });
  };
  return { passwords, revision: newest, closeOthers };
}
