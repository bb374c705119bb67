import type { CarrierArgs } from "../../components/core/carrier.ts";
import type { ConfigFilesArgs } from "../../components/core/config-files.ts";
import type { DataVolumeArgs } from "../../components/core/data-volume.ts";
import type { ExecArgs } from "../../components/core/exec.ts";
import type { GateArgs } from "../../components/core/gate.ts";
import type { HostCommandArgs } from "../../components/core/host-command.ts";
import type { PreparerArgs } from "../../components/core/preparer.ts";
import type { GeneratedSecretArgs, SecretVolumeArgs } from "../../components/core/secret.ts";
import type { HealthCheck, Mount, ServiceContainerArgs } from "../../components/core/service-container.ts";
import type { ZoneNetworkArgs } from "../../components/core/zone-network.ts";
import type { Subjects } from "./fields-program/words.ts";

/** Every wrapper type of components/core, and the types of its parts. */
interface Wrappers {
  readonly ServiceContainerArgs: ServiceContainerArgs;
  readonly "ServiceContainerArgs.networks": ServiceContainerArgs["networks"][number];
  readonly "ServiceContainerArgs.ports": ServiceContainerArgs["ports"][number];
  readonly HealthCheck: HealthCheck;
  readonly Mount: Mount;
  readonly ZoneNetworkArgs: ZoneNetworkArgs;
  readonly DataVolumeArgs: DataVolumeArgs;
  readonly ConfigFilesArgs: ConfigFilesArgs;
  readonly CarrierArgs: CarrierArgs;
  readonly SecretVolumeArgs: SecretVolumeArgs;
  readonly GeneratedSecretArgs: GeneratedSecretArgs;
  readonly HostCommandArgs: HostCommandArgs;
  readonly GateArgs: GateArgs;
  readonly ExecArgs: ExecArgs;
  readonly PreparerArgs: PreparerArgs;
}

/** Images that an edit may name. */
export interface Images {
  readonly server: string;
  readonly other: string;
  /** A shell and the few tools that make folders. */
  readonly toolbox: string;
}

/** How a change of a field is seen. */
export interface Field {
  /**
   * `visible`: in `docker inspect`. `provider-only`: by what it does, for the engine keeps no word of it.
   * `refused`: not taken, with a remedy.
   */
  readonly kind: "visible" | "provider-only" | "refused";
  /** Also in a short run. Default: in a full run only. */
  readonly always?: boolean;
  /** It cannot be taken back, so what follows begins with it. */
  readonly lasting?: boolean;
  readonly edit: (subjects: Subjects, images: Images) => Subjects;
  /** Everything that the preview shows: resource, operation and properties. */
  readonly changes: readonly string[];
  /**
   * Words of a docker command that shows it after `up`, `@key` standing for an output of the program or an image; or one
   * such word alone, an output that shows it. Empty for a field that is seen at another time only, as `because` says.
   */
  readonly look: readonly string[];
  /** What that command prints then, or what the refusal says. `@other` is the other image. */
  readonly shows: string;
  /** What a reader should know; for a refused field the remedy. */
  readonly because?: string;
}

/** A row for each field of each wrapper: one that is missing does not compile. */
export type FieldsTable = {
  readonly [Wrapper in keyof Wrappers]: { readonly [Name in keyof Wrappers[Wrapper]]-?: Field };
};
