import { containersOf, inspect } from "./engine.ts";

/** Published ports as the engine lists them: `8080/tcp` to the host's side. */
export type PortBindings = Readonly<
  Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null>
>;

/** The parts of `docker inspect` that the tests look at. Source: Docker Engine API 1.41, ContainerInspect. */
export interface Container {
  readonly Id: string;
  readonly Name: string;
  readonly Image: string;
  readonly RestartCount: number;
  readonly State: {
    readonly Status: string;
    readonly Pid: number;
    readonly StartedAt: string;
    readonly ExitCode: number;
    readonly Health?: { readonly Status: string };
  };
  readonly Config: {
    readonly User: string;
    readonly Labels: Readonly<Record<string, string>>;
    readonly Healthcheck?: { readonly Test: readonly string[]; readonly Interval?: number };
  };
  readonly HostConfig: {
    readonly CapAdd: readonly string[] | null;
    readonly CapDrop: readonly string[] | null;
    readonly SecurityOpt: readonly string[] | null;
    readonly ReadonlyRootfs: boolean;
    readonly Memory: number;
    readonly MemorySwap: number;
    readonly NanoCpus: number;
    readonly Ulimits: readonly { readonly Name: string; readonly Soft: number; readonly Hard: number }[] | null;
    readonly LogConfig: { readonly Type: string; readonly Config: Readonly<Record<string, string>> };
    readonly RestartPolicy: { readonly Name: string };
    readonly Init?: boolean | null;
    readonly Privileged: boolean;
    readonly NetworkMode: string;
    readonly PidMode: string;
    readonly IpcMode: string;
    readonly UTSMode: string;
    readonly UsernsMode: string;
    readonly Devices: readonly unknown[] | null;
    readonly DeviceRequests: readonly unknown[] | null;
    readonly DeviceCgroupRules: readonly string[] | null;
    readonly PortBindings: PortBindings | null;
  };
  readonly Mounts: readonly {
    readonly Type: string;
    readonly Name?: string;
    readonly Source: string;
    readonly Destination: string;
    readonly RW: boolean;
  }[];
  readonly NetworkSettings: {
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string; readonly NetworkID: string }>>;
  };
}

/** `docker inspect` of containers. */
export async function inspectContainers(...names: string[]): Promise<readonly Container[]> {
  // The engine's own form, of which the type names the part that is read.
  return (await inspect(...names)) as unknown as readonly Container[];
}

/** Service that a container of a house belongs to. */
export function serviceOf({ Config }: Pick<Container, "Config">): string {
  return Config.Labels["hearth.service"] ?? "";
}

/** The running containers of a stack, by service. Throws when two belong to one. */
export async function runningByService(stack: string): Promise<ReadonlyMap<string, Container>> {
  const found = await inspectContainers(...(await containersOf(stack, "status=running")));
  const byService = new Map(found.map((container) => [serviceOf(container), container]));
  if (byService.size !== found.length) throw new Error(`two containers of one service run in ${stack}`);
  return byService;
}
