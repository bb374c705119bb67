import { capability, words } from "../normal.ts";
import type { Finding, ResourceRule } from "../rule.ts";
import { type ByRole, granted, type Settings } from "../settings.ts";
import { isOneShot } from "../structure.ts";
import { ofContainer, ofService, type Workload, workloads } from "../workload.ts";

/** All capabilities are dropped before some are added. */
export const dropsAll: ResourceRule = {
  id: "HS-002",
  title: "Workloads drop all capabilities",
  why: "Docker grants 14 capabilities by default, among them raw sockets and changing owners; most programs need none.",
  level: "mandatory",
  anchors: [
    ...(["CIS 5.4", "OWASP 3", "PSS capabilities_restricted", "KICS ce76b7d0", "CKV_K8S_28", "CKV_K8S_29"] as const),
    ...(["CKV_K8S_30", "CKV_K8S_37", "KSV-0003", "KSV-0004", "KSV-0106"] as const),
    "CL-0006",
  ],
  remedy: 'drop "ALL" and add back by name what is needed',
  checks: workloads(function* (workload) {
    const { field, value } = workload.drops();
    if ((value ?? []).some((name) => capability(name) === "ALL")) return;
    yield { field, found: value === undefined || value.length === 0 ? "nothing" : words(value), allowed: "ALL" };
  }),
};

/** Capabilities that lead out of the container, or to other containers' data. Sources: capabilities(7), compose-lint. */
const neverAdded = [
  ...["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO", "SYS_BOOT", "BPF", "SYS_TIME", "PERFMON", "SYSLOG", "SYS_PTRACE"],
  ...["DAC_READ_SEARCH", "NET_RAW", "SYS_NICE", "IPC_LOCK", "LEASE", "NET_ADMIN", "MAC_ADMIN", "MAC_OVERRIDE"],
  ...["AUDIT_CONTROL", "SYS_RESOURCE", "CHECKPOINT_RESTORE"],
];

/** What roles may add beyond NET_BIND_SERVICE. */
const addedByRole = {
  vpn: ["NET_ADMIN"],
  preparer: ["CHOWN", "DAC_OVERRIDE", "FOWNER"],
} satisfies ByRole<string>;

function mayAdd(workload: Workload, settings: Settings, name: string): boolean {
  return granted<string>(addedByRole, settings, workload.name).includes(name);
}

/** No capability that leads out of the container is added. */
export const addsNothingDangerous: ResourceRule = {
  id: "HS-003",
  title: "No capability is added that leads out of the container",
  why: "Each of these lets a process reach the host, its kernel, its network or the data of others.",
  level: "mandatory",
  anchors: [
    ...(["CIS 5.4", "OWASP 3", "PSS capabilities_baseline", "PSS capabilities_restricted"] as const),
    ...(["KICS ce76b7d0", "CKV_K8S_25", "CKV_K8S_39", "KSV-0005", "KSV-0022", "KSV-0119", "KSV-0120"] as const),
    ...(["CL-0011", "CL-0024", "CL-0027", "CL-0028", "CL-0029", "CL-0030"] as const),
  ],
  remedy: "remove it; NET_ADMIN is for resources with the role vpn in the pack's configuration",
  settings: ["roles"],
  checks: workloads(function* (workload, settings) {
    const { field, value } = workload.adds();
    const found = (value ?? []).filter((name) => {
      const plain = capability(name);
      return neverAdded.includes(plain) && !mayAdd(workload, settings, plain);
    });
    if (found.length > 0) yield { field, found: words(found), allowed: "none of them" };
  }),
};

/** Other additions are reported. */
export const addsLittle: ResourceRule = {
  id: "HS-004",
  title: "Added capabilities are few and belong to the workload's role",
  why: "NET_BIND_SERVICE opens low ports; any other capability is worth a second look.",
  level: "advisory",
  anchors: [
    ...(["CIS 5.4", "OWASP 3", "PSS capabilities_baseline", "PSS capabilities_restricted"] as const),
    ...(["KICS ce76b7d0", "CKV_K8S_25", "KSV-0022", "KSV-0106"] as const),
  ],
  remedy: "remove it, or give the resource a role that needs it in the pack's configuration",
  settings: ["roles"],
  checks: {
    "docker:index/container:Container": function* (subject, settings) {
      const own = isOneShot(subject.props) ? addedByRole.preparer : [];
      yield* additions(ofContainer(subject), settings, own);
    },
    "docker:index/service:Service": function* (subject, settings) {
      yield* additions(ofService(subject), settings, []);
    },
  },
};

function* additions(workload: Workload, settings: Settings, own: readonly string[]): Iterable<Finding> {
  const { field, value } = workload.adds();
  const found = (value ?? []).filter((name) => {
    const plain = capability(name);
    return (
      plain !== "NET_BIND_SERVICE" &&
      !own.includes(plain) &&
      !neverAdded.includes(plain) &&
      !mayAdd(workload, settings, plain)
    );
  });
  if (found.length > 0) yield { field, found: words(found), allowed: "NET_BIND_SERVICE, or those of a role" };
}
