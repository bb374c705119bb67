import type { CarrierArgs } from "../../../components/core/carrier.ts";
import type { ConfigFilesArgs } from "../../../components/core/config-files.ts";
import type { DataVolumeArgs } from "../../../components/core/data-volume.ts";
import type { ExecArgs } from "../../../components/core/exec.ts";
import type { GateArgs } from "../../../components/core/gate.ts";
import type { HostCommandArgs } from "../../../components/core/host-command.ts";
import type { PreparerArgs } from "../../../components/core/preparer.ts";
import type { GeneratedSecretArgs, SecretVolumeArgs } from "../../../components/core/secret.ts";
import type { ServiceContainerArgs } from "../../../components/core/service-container.ts";
import type { ZoneNetworkArgs } from "../../../components/core/zone-network.ts";

/** One of two things of a kind, made once for the others to use. */
export type Which = "one" | "other";

/** Arguments of one of each wrapper; what is a resource there is named here. */
export interface Subjects {
  readonly service: ServiceContainerArgs;
  readonly network: ZoneNetworkArgs;
  readonly data: DataVolumeArgs;
  readonly config: ConfigFilesArgs;
  readonly carrier: Omit<CarrierArgs, "volume"> & { readonly volume: Which };
  readonly generated: GeneratedSecretArgs;
  readonly secret: Omit<SecretVolumeArgs, "files"> & { readonly files: Readonly<Record<string, string>> };
  readonly command: HostCommandArgs;
  readonly gate: Omit<GateArgs, "container"> & { readonly container: Which };
  readonly exec: Omit<ExecArgs, "container"> & { readonly container: Which };
  readonly preparer: PreparerArgs;
}

/** What the program reads. */
export interface Words {
  readonly engine: { readonly host: string; readonly stack: string; readonly toolbox: string };
  /** A server's image. */
  readonly server: string;
  readonly subjects: Subjects;
}
