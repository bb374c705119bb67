import type { Token } from "../../policies/judged.ts";

/** An input that messages of some rules quote, and why that is safe. */
export interface Shown {
  readonly type: Token;
  /** Path of the input. */
  readonly leaf: RegExp;
  readonly rules: readonly string[];
  readonly why: string;
}

const container = "docker:index/container:Container";
const service = "docker:index/service:Service";
const fetched = "docker:index/remoteImage:RemoteImage";

const capabilities = "names of capabilities: the engine refuses one that it does not know";
const user = "a user's name or number, which the rule is about; a password never stands there";
const propagation = "one of six words: the engine refuses any other";
const folder = "a folder of the host or a name, which the rule is about";
const bound = "a number with a unit: the engine refuses anything else";
const duration = "a duration: the engine refuses anything else";
const word = "a word or duration of the engine's own, which refuses any other";
const host = "an address or a name of a host, which the rule is about";
const network = "name or id of a network, or of a container that has one, which the rule is about";
const fromImages = ["HS-070", "HS-071", "HS-072", "HS-074", "HS-076"];
const record = "cloudflare:index/dnsRecord:DnsRecord";
const older = "cloudflare:index/record:Record";
const dnsName =
  "a name in public DNS, or the id of its zone: everybody may ask for the one, and the other opens nothing";
const setting = "a word or number of Cloudflare's own, which refuses any other";
const image = "repository and tag of a reference that can be read, and so holds no user and no password";

/** Everything that a message may quote. Rules about secrets (HS-080 to HS-089) never stand here. */
export const shown: readonly Shown[] = [
  { type: container, leaf: /^capabilities\.drops\[\d\]$/, rules: ["HS-002"], why: capabilities },
  { type: container, leaf: /^capabilities\.adds\[\d\]$/, rules: ["HS-004"], why: capabilities },
  { type: service, leaf: /^taskSpec\.containerSpec\.capDrops\[0\]$/, rules: ["HS-002"], why: capabilities },
  { type: service, leaf: /^taskSpec\.containerSpec\.capAdds\[0\]$/, rules: ["HS-004"], why: capabilities },
  { type: container, leaf: /^user$/, rules: ["HS-007"], why: user },
  { type: service, leaf: /^taskSpec\.containerSpec\.user$/, rules: ["HS-007"], why: user },
  {
    type: container,
    leaf: /^securityOpts\[\d\]$/,
    rules: ["HS-005"],
    why: "what follows no-new-privileges: a switch",
  },
  { type: container, leaf: /^cgroupParent$/, rules: ["HS-014"], why: "name of a slice, which the rule is about" },
  {
    type: container,
    leaf: /^(?:devices\[0\]\.hostPath|deviceCgroupRules\[0\]|gpus)$/,
    rules: ["HS-016"],
    why: "names of devices, which the rule is about",
  },
  {
    type: container,
    leaf: /^mounts\[0\]\.bindOptions\.propagation$/,
    rules: ["HS-024"],
    why: propagation,
  },
  {
    type: service,
    leaf: /^taskSpec\.containerSpec\.mounts\[0\]\.bindOptions\.propagation$/,
    rules: ["HS-024"],
    why: propagation,
  },
  { type: container, leaf: /^volumes\[\d\]\.(?:hostPath|volumeName|fromContainer)$/, rules: ["HS-025"], why: folder },
  {
    type: container,
    leaf: /^(?:mounts\[0\]\.source|volumes\[0\]\.(?:hostPath|volumeName))$/,
    rules: ["HS-026"],
    why: folder,
  },
  { type: service, leaf: /^taskSpec\.containerSpec\.mounts\[0\]\.source$/, rules: ["HS-026"], why: folder },
  { type: container, leaf: /^logOpts\.max-(?:size|file)$/, rules: ["HS-035"], why: bound },
  { type: service, leaf: /^taskSpec\.logDriver\.options\.max-(?:size|file)$/, rules: ["HS-035"], why: bound },
  { type: container, leaf: /^healthcheck\.(?:interval|timeout|startPeriod)$/, rules: ["HS-040"], why: duration },
  {
    type: service,
    leaf: /^taskSpec\.containerSpec\.healthcheck\.(?:interval|timeout|startPeriod)$/,
    rules: ["HS-040"],
    why: duration,
  },
  { type: container, leaf: /^cpus$/, rules: ["HS-032"], why: bound },
  { type: service, leaf: /^taskSpec\.containerSpec\.stopGracePeriod$/, rules: ["HS-044"], why: duration },
  {
    type: container,
    leaf: /^(?:networkMode|networksAdvanced\[\d\]\.name)$/,
    rules: ["HS-054"],
    why: network,
  },
  { type: container, leaf: /^networkMode$/, rules: ["HS-057"], why: network },
  { type: service, leaf: /^taskSpec\.networksAdvanceds\[\d\]\.id$/, rules: ["HS-054"], why: network },
  {
    type: container,
    leaf: /^devices\[\d\]\.hostPath$/,
    rules: ["HS-057"],
    why: "names of devices, which the rule is about",
  },
  { type: container, leaf: /^restart$/, rules: ["HS-041"], why: word },
  { type: service, leaf: /^taskSpec\.restartPolicy\.condition$/, rules: ["HS-041"], why: word },
  { type: service, leaf: /^updateConfig\.(?:failureAction|monitor)$/, rules: ["HS-045"], why: word },
  { type: service, leaf: /^updateConfig\.order$/, rules: ["HS-046"], why: word },
  { type: container, leaf: /^ports\[0\]\.ip$/, rules: ["HS-051"], why: host },
  { type: container, leaf: /^(?:dns\[0\]|hosts\[0\]\.(?:host|ip))$/, rules: ["HS-058"], why: host },
  {
    type: service,
    leaf: /^taskSpec\.containerSpec\.(?:dnsConfig\.nameservers\[0\]|hosts\[0\]\.(?:host|ip))$/,
    rules: ["HS-058"],
    why: host,
  },
  { type: container, leaf: /^image$/, rules: fromImages, why: image },
  { type: service, leaf: /^taskSpec\.containerSpec\.image$/, rules: fromImages, why: image },
  { type: fetched, leaf: /^name$/, rules: fromImages, why: image },
  { type: "docker:index/image:Image", leaf: /^imageName$/, rules: ["HS-070"], why: image },
  {
    type: "cloudflare:index/zone:Zone",
    leaf: /^name$/,
    rules: ["HS-103", "HS-105", "HS-107", "HS-108", "HS-111"],
    why: dnsName,
  },
  { type: record, leaf: /^(?:name|zoneId)$/, rules: ["HS-103", "HS-105", "HS-108"], why: dnsName },
  { type: record, leaf: /^(?:name|zoneId)$/, rules: ["HS-111"], why: dnsName },
  { type: record, leaf: /^content$/, rules: ["HS-109"], why: dnsName },
  { type: "cloudflare:index/zoneDnssec:ZoneDnssec", leaf: /^status$/, rules: ["HS-105"], why: setting },
  { type: older, leaf: /^(?:name|zoneId)$/, rules: ["HS-103", "HS-105", "HS-108"], why: dnsName },
  {
    type: "cloudflare:index/zoneSetting:ZoneSetting",
    leaf: /^value/,
    rules: ["HS-104"],
    why: setting,
  },
  { type: "cloudflare:index/hostnameTlsSetting:HostnameTlsSetting", leaf: /^value$/, rules: ["HS-104"], why: setting },
  {
    type: "cloudflare:index/ruleset:Ruleset",
    leaf: /^rules\[\d\]\.actionParameters\.ssl$/,
    rules: ["HS-104"],
    why: setting,
  },
  { type: "cloudflare:index/pageRule:PageRule", leaf: /^actions\.ssl$/, rules: ["HS-104"], why: setting },
];

/** Whether a rule may quote an input. */
export function mayShow(rule: string, type: Token, leaf: string): boolean {
  return shown.some((one) => one.type === type && one.leaf.test(leaf) && one.rules.includes(rule));
}
