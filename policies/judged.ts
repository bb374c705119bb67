import type {
  DnsRecordArgs,
  HostnameTlsSettingArgs,
  ManagedTransformsArgs,
  PageRuleArgs,
  ProviderArgs as CloudflareProviderArgs,
  RulesetArgs,
  UniversalSslSettingArgs,
  ZeroTrustTunnelCloudflaredArgs,
  ZoneArgs,
  ZoneDnssecArgs,
  ZoneSettingArgs,
} from "@pulumi/cloudflare";
import type {
  ContainerArgs,
  ImageArgs,
  NetworkArgs,
  ProviderArgs,
  RemoteImageArgs,
  ServiceArgs,
  ServiceConfigArgs,
  VolumeArgs,
} from "@pulumi/docker";
import type { RandomPasswordArgs } from "@pulumi/random";
import type { Unwrap } from "@pulumi/pulumi";
import type { PolicyResourceOptions } from "@pulumi/policy";

/** What a stack rule sees besides inputs: it looks at the resources as they are after an update. */
interface Made {
  readonly id?: string;
}

/** Inputs of each resource type that rules read, by Pulumi's token; the names are those of `@pulumi/docker` 5 and `@pulumi/cloudflare` 6. */
export interface Inputs {
  readonly "docker:index/container:Container": Unwrap<ContainerArgs>;
  readonly "docker:index/service:Service": Unwrap<ServiceArgs>;
  readonly "docker:index/network:Network": Unwrap<NetworkArgs>;
  readonly "docker:index/volume:Volume": Unwrap<VolumeArgs>;
  readonly "docker:index/image:Image": Unwrap<ImageArgs>;
  readonly "docker:index/remoteImage:RemoteImage": Unwrap<RemoteImageArgs>;
  readonly "docker:index/serviceConfig:ServiceConfig": Unwrap<ServiceConfigArgs>;
  readonly "pulumi:providers:docker": Unwrap<ProviderArgs>;
  readonly "cloudflare:index/dnsRecord:DnsRecord": Unwrap<DnsRecordArgs>;
  /** The older name of the same type. */
  readonly "cloudflare:index/record:Record": Unwrap<DnsRecordArgs>;
  readonly "cloudflare:index/zone:Zone": Unwrap<ZoneArgs> & Made;
  readonly "cloudflare:index/zoneSetting:ZoneSetting": Unwrap<ZoneSettingArgs>;
  readonly "cloudflare:index/zoneDnssec:ZoneDnssec": Unwrap<ZoneDnssecArgs>;
  readonly "cloudflare:index/hostnameTlsSetting:HostnameTlsSetting": Unwrap<HostnameTlsSettingArgs>;
  readonly "cloudflare:index/universalSslSetting:UniversalSslSetting": Unwrap<UniversalSslSettingArgs>;
  readonly "cloudflare:index/managedTransforms:ManagedTransforms": Unwrap<ManagedTransformsArgs>;
  readonly "cloudflare:index/ruleset:Ruleset": Unwrap<RulesetArgs>;
  readonly "cloudflare:index/pageRule:PageRule": Unwrap<PageRuleArgs>;
  readonly "cloudflare:index/zeroTrustTunnelCloudflared:ZeroTrustTunnelCloudflared": Unwrap<ZeroTrustTunnelCloudflaredArgs> &
    Made;
  readonly "pulumi:providers:cloudflare": Unwrap<CloudflareProviderArgs>;
  readonly "random:index/randomPassword:RandomPassword": Unwrap<RandomPasswordArgs>;
}

/** Token of a resource type that rules read. */
export type Token = keyof Inputs;

/** A resource before it is made or changed. Reading a property that is unknown in a preview throws the SDK's UnknownValueError. */
export interface Subject<T extends Token = Token> {
  readonly type: T;
  readonly name: string;
  readonly urn: string;
  readonly props: Inputs[T];
  readonly opts: PolicyResourceOptions;
  /** URNs of the resources that it names or waits for; only for rules over the whole stack. */
  readonly dependencies?: readonly string[];
}
