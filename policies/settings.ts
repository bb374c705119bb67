/** What a workload is for, which allows it more than the rest, or asks more of it. */
export const roles = [
  ...(["edge", "vpn", "media", "socket-proxy", "dns", "exporter", "preparer"] as const),
  ...(["job", "database", "downloader"] as const),
] as const;

/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/** The pack's reviewed configuration: nothing in it comes from the resources that are judged. */
export interface Settings {
  /** Roles by the name of the Pulumi resource. Absent: none, for every stack that is foreign. */
  readonly roles: Readonly<Record<string, readonly Role[]>>;
  /** Hosts of registries that images may come from, such as `docker.io`. */
  readonly registries: readonly string[];
  /** Folders below which bind mounts may lie; absent ones are refused. */
  readonly tiers: readonly string[];
  /** Names in DNS that lead to the house without Cloudflare's proxy, in full: games, voice, mail. */
  readonly directHostnames: readonly string[];
  /** Addresses of a house or of documentation that may stand in public DNS. */
  readonly privateAddresses: readonly string[];
  /** Names in DNS that stand for all names below a domain, in full, such as `*.apps.example.org`. */
  readonly wildcardHostnames: readonly string[];
  /** Domains that send mail, or take it by records that are not in the stack. */
  readonly mailDomains: readonly string[];
  /** Domains, or ids of zones, that keep Universal SSL although its CAA records replace those of the zone. */
  readonly universalSslDomains: readonly string[];
  /** Folder in each tier that exists only on the right disk; `{stack}` stands for the stack's name. */
  readonly sentinel: string;
  /** Cgroup slices for which somebody has set how many processes they may have. */
  readonly slices: readonly string[];
  /** Memory of the host. Absent: what is held against it is not judged. */
  readonly hostMemoryMebibytes?: number;
  /** Ports of the host that resources may publish on every address and below 1024, by the name of the Pulumi resource. */
  readonly openPorts: Readonly<Record<string, readonly number[]>>;
  /** Names of networks without a way out that another stack makes. */
  readonly internalNetworks: readonly string[];
}

/** Settings for a stack that nobody has reviewed. */
export const safeSettings: Settings = {
  roles: {},
  registries: ["docker.io", "ghcr.io", "quay.io", "gcr.io", "mcr.microsoft.com", "public.ecr.aws", "lscr.io"],
  tiers: [],
  directHostnames: [],
  privateAddresses: [],
  wildcardHostnames: [],
  mailDomains: [],
  universalSslDomains: [],
  sentinel: "hearth-{stack}",
  slices: [],
  openPorts: {},
  internalNetworks: [],
};

/** What roles may have, by the role. */
export type ByRole<T> = Readonly<Partial<Record<Role, readonly T[]>>>;

/** Everything that a table gives to the roles of a resource; nothing to one without a role. */
export function granted<T>(table: ByRole<T>, settings: Settings, name: string): readonly T[] {
  return roles.filter((role) => hasRole(settings, name, role)).flatMap((role) => table[role] ?? []);
}

/** Whether a resource has a role. */
export function hasRole({ roles: given }: Settings, name: string, ...wanted: readonly Role[]): boolean {
  return Object.hasOwn(given, name) && (given[name] ?? []).some((role) => wanted.includes(role));
}

/** Settings from several sources, of which a later one counts before an earlier; what none gives is safe. */
export function settingsOf(...given: readonly Partial<Settings>[]): Settings {
  return Object.assign({}, safeSettings, ...given) as Settings;
}

/** Whether a resource may publish a port of the host openly. */
export function isOpenPort({ openPorts }: Settings, name: string, port: number | undefined): boolean {
  return port !== undefined && Object.hasOwn(openPorts, name) && (openPorts[name] ?? []).includes(port);
}
