import { credentialIn } from "../label-credentials.ts";
import { words } from "../normal.ts";
import type { Finding, ResourceRule, Rule } from "../rule.ts";
import { ofContainer, ofService, type Workload, workloads } from "../workload.ts";
import { filteredNetworks, lowPorts, noPublishAll, onOneAddress } from "./network-ports.ts";
import { databasesInside, edgeApart, tunnelled } from "./stack-network.ts";

/** Names of the engine's own networks that everybody lands on. */
const shared = ["", "bridge", "default", "nat", "ingress"];

function* networkFindings(workload: Workload): Iterable<Finding> {
  const { field, value } = workload.networks();
  const allowed = "networks of one's own by name";
  if ((value ?? []).length === 0) yield { field, found: "none, so the engine's own", allowed };
  const found = (value ?? []).filter((name) => shared.includes(name.trim().toLowerCase()));
  if (found.length > 0) yield { field, found: words(found.map((name) => JSON.stringify(name))), allowed };
}

/** Networks are named. */
export const namedNetworks: ResourceRule = {
  id: "HS-050",
  title: "Workloads are on named networks",
  why: "On the engine's default bridge every container reaches every other one.",
  level: "mandatory",
  anchors: ["CIS 5.30", "OWASP 5", "KICS ce14a68b"],
  remedy: "make a docker.Network and name it in networksAdvanced, or set networkMode none",
  checks: {
    "docker:index/container:Container": function* (subject) {
      const mode = subject.props.networkMode?.trim().toLowerCase() ?? "";
      // Any other mode is none, another container's, a named network, or the host's, which HS-013 judges.
      if (!shared.includes(mode) && (subject.props.networksAdvanced ?? []).length === 0) return;
      yield* networkFindings(ofContainer(subject));
    },
    "docker:index/service:Service": function* (subject) {
      yield* networkFindings(ofService(subject));
    },
  },
};

/** Names are looked up where everybody looks them up. */
export const usualNames: ResourceRule = {
  id: "HS-058",
  title: "Names are found through the engine's DNS",
  why: "An entry in hosts, or a DNS server of its own, leads a workload elsewhere than its neighbours, unseen.",
  level: "advisory",
  anchors: ["KSV-0007"],
  remedy: "remove hosts and dns; give the network's member an alias instead",
  checks: workloads(function* (workload) {
    const [hosts, dns] = [workload.hosts(), workload.dns()];
    const names = (hosts.value ?? []).map(({ host }) => host);
    if (names.length > 0) yield { field: hosts.field, found: words(names), allowed: "none" };
    if ((dns.value ?? []).length > 0) yield { field: dns.field, found: words(dns.value ?? []), allowed: "none" };
  }),
};

const certificates = ["caMaterial", "certMaterial", "keyMaterial"] as const;

/** Whoever reaches the engine is root: its address is local, or proves who is there. */
export const engineAddress: ResourceRule = {
  id: "HS-059",
  title: "The engine is reached by a local socket, SSH, or TCP with certificates",
  why: "Whoever reaches the engine is root on its host; plain TCP lets everybody in.",
  level: "mandatory",
  anchors: ["CIS 2.7", "OWASP 1"],
  remedy: "set host to unix:// or ssh://; for tcp:// give caMaterial, certMaterial and keyMaterial, or certPath",
  checks: {
    "pulumi:providers:docker": function* ({ props }) {
      if ((props.context ?? "") !== "")
        yield { field: "context", found: "a context, which goes before host", allowed: "none" };
      // Lists come to a provider as JSON, so both are looked through as text.
      const options = JSON.stringify(props.sshOpts ?? []);
      if (/StrictHostKeyChecking[^\w]+(?:no|off)\b/i.test(options))
        yield { field: "sshOpts", found: "StrictHostKeyChecking no", allowed: "yes or accept-new" };
      const host = props.host?.trim() ?? "";
      if (host === "") return;
      // Only the scheme is told: an address may hold a password.
      const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(host)?.[1]?.toLowerCase();
      if (scheme === "unix" || scheme === "npipe" || scheme === "ssh") return;
      const allowed = "unix://, ssh://, or tcp:// with certificates";
      if (scheme !== "tcp") {
        yield { field: "host", found: scheme === undefined ? "an address without a scheme" : `${scheme}://`, allowed };
        return;
      }
      const missing = certificates.filter((field) => (props[field] ?? "") === "");
      if (missing.length > 0 && (props.certPath ?? "") === "")
        yield { field: "host", found: `tcp:// without ${words(missing)}`, allowed };
    },
  },
};

/** Labels hold nothing that opens anything. */
export const plainLabels: ResourceRule = {
  id: "HS-060",
  title: "Labels hold no credentials",
  why: "Everybody who may list containers reads labels, and metrics publish them.",
  level: "mandatory",
  anchors: [],
  remedy: "put it into a file of a secret volume, and its path into the configuration",
  checks: workloads(function* (workload) {
    for (const { key, value, field } of workload.labels()) {
      const kind = credentialIn(key, value);
      if (kind !== undefined) yield { field, found: kind, allowed: "what everybody may read" };
    }
  }),
};

/** Rules about networks, in the order of their ids. */
export const network: readonly Rule[] = [
  namedNetworks,
  onOneAddress,
  lowPorts,
  noPublishAll,
  databasesInside,
  edgeApart,
  tunnelled,
  usualNames,
  engineAddress,
  plainLabels,
  filteredNetworks,
];
