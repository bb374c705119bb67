import type { Subject, Token } from "../../../policies/judged.ts";
import { carrier, container, oneShot, service } from "../case.ts";
import * as zone from "../clean-cloudflare.ts";
import * as house from "../clean-house.ts";
import type { Worsened } from "../worsenings.ts";
import * as cloudflare from "./cloudflare.ts";
import * as containers from "./container.ts";
import * as docker from "./docker.ts";
import * as services from "./service.ts";

const [issue, wild, iodef] = zone.authorities;
const [spf, dmarc, mx] = zone.noMail;
const [rowsVolume] = house.volumes;
if (!issue || !wild || !iodef || !spf || !dmarc || !mx || !rowsVolume) throw new Error("the clean house has them");

const withoutTransforms = house.cleanHouse.filter(({ urn }) => urn !== zone.transforms(true).urn);

/** What is made worse, by the type: every type that rules read has some. */
export const worse: { readonly [T in Token]: readonly Worsened[] } = {
  "docker:index/container:Container": [
    { clean: container(), worse: containers.worseContainer },
    { clean: house.rows, worse: containers.worseDatabase },
    { clean: house.fetcher, worse: containers.worseClient },
    { clean: house.vpn, worse: containers.worseTunnel },
    { clean: { ...carrier, name: "files", urn: "urn:pulumi:dev::demo::files" }, worse: containers.worseHelper },
    { clean: { ...oneShot, name: "job", urn: "urn:pulumi:dev::demo::job" }, worse: containers.worseHelper },
  ],
  "docker:index/service:Service": [
    { clean: service(), worse: services.worseService },
    { clean: house.ledger, worse: services.worseDatabaseService },
  ],
  "docker:index/volume:Volume": [
    { clean: house.filesVolume, worse: docker.worseVolume },
    { clean: rowsVolume, worse: docker.worseData },
  ],
  "docker:index/network:Network": [
    { clean: house.dataNetwork, worse: docker.worseNetwork },
    { clean: house.wayOut, worse: docker.worseOpenNetwork },
  ],
  "docker:index/image:Image": [{ clean: house.built, worse: docker.worseImage }],
  "docker:index/remoteImage:RemoteImage": [
    { clean: house.fetched, worse: docker.worseRemoteImage },
    { clean: house.builtHere, worse: docker.worseBuild },
  ],
  "docker:index/serviceConfig:ServiceConfig": [{ clean: house.config, worse: docker.worseConfig }],
  "pulumi:providers:docker": [
    { clean: house.dockerProvider, worse: docker.worseProvider },
    { clean: house.tcpProvider, worse: docker.worseTcpProvider },
  ],
  "cloudflare:index/dnsRecord:DnsRecord": [
    { clean: zone.record(), worse: cloudflare.worseRecord },
    { clean: zone.tunnelRecord, worse: cloudflare.worseTunnelRecord },
    ...[issue, wild, iodef].map((clean) => ({ clean, worse: cloudflare.worseAuthority })),
    { clean: spf, worse: cloudflare.worseSpf },
    { clean: dmarc, worse: cloudflare.worseDmarc },
    { clean: mx, worse: cloudflare.worseExchange },
  ],
  "cloudflare:index/record:Record": [{ clean: house.olderRecord, worse: cloudflare.worseRecord }],
  "cloudflare:index/zone:Zone": [{ clean: zone.cleanZone, worse: cloudflare.worseZone }],
  "cloudflare:index/zoneSetting:ZoneSetting": zone.cleanSettings.map((clean) => ({
    clean,
    worse: cloudflare.worseSettings[clean.name] ?? {},
  })),
  "cloudflare:index/zoneDnssec:ZoneDnssec": [{ clean: zone.dnssec("active"), worse: cloudflare.worseDnssec }],
  "cloudflare:index/hostnameTlsSetting:HostnameTlsSetting": [
    { clean: house.hostSetting, worse: cloudflare.worseHostSetting },
  ],
  "cloudflare:index/universalSslSetting:UniversalSslSetting": [
    { clean: zone.universalSsl(false), worse: cloudflare.worseUniversalSsl },
  ],
  "cloudflare:index/managedTransforms:ManagedTransforms": [
    { clean: zone.transforms(true), worse: cloudflare.worseTransforms },
  ],
  "cloudflare:index/ruleset:Ruleset": [
    { clean: house.ruleset, worse: cloudflare.worseRuleset },
    { clean: house.headerRuleset, worse: cloudflare.worseHeaders, among: withoutTransforms },
  ],
  "cloudflare:index/pageRule:PageRule": [{ clean: house.pageRule, worse: cloudflare.worsePage }],
  "cloudflare:index/zeroTrustTunnelCloudflared:ZeroTrustTunnelCloudflared": [
    { clean: zone.tunnel, worse: cloudflare.worseTunnel },
  ],
  "pulumi:providers:cloudflare": [{ clean: house.cloudflareProvider, worse: cloudflare.worseProvider }],
  "random:index/randomPassword:RandomPassword": [
    { clean: house.password, worse: docker.worsePassword },
    { clean: house.plainPassword, worse: docker.worsePlainPassword },
  ],
};

/** Resources without which a clean house is worse. */
export const needed: readonly Subject[] = [
  ...[house.rowsGate, house.vpn, house.dataNetwork],
  ...[issue, wild, iodef, spf, dmarc, mx, ...zone.cleanSettings],
  ...[zone.dnssec("active"), zone.universalSsl(false), zone.transforms(true), zone.tunnel],
];
