import type { ForeignList } from "./list.ts";

/** The checks of the Pod Security Standards, by the names that Kubernetes' own admission library gives them. */
export const podSecurity = {
  name: "Pod Security Standards, baseline and restricted",
  version: "Kubernetes 1.37",
  source: "github.com/kubernetes/pod-security-admission: policy",
  checks: [
    { id: "PSS appArmorProfile", title: "baseline: AppArmor switched off" },
    { id: "PSS capabilities_baseline", title: "baseline: NET_RAW or a capability beyond the usual 13 added" },
    { id: "PSS hostNamespaces", title: "baseline: the host's network, process or IPC namespace" },
    {
      id: "PSS hostPathVolumes",
      title: "baseline: a folder of the host",
      note: "folders below a tier that the pack's configuration declares are let through; by default there is none",
    },
    {
      id: "PSS hostPorts",
      title: "baseline: a port of the host",
      gap: "a port from 1024 on passes on one address of the host: without one nothing outside reaches a container",
    },
    { id: "PSS hostProbesAndHostLifecycle", title: "baseline: a health check that asks another host" },
    { id: "PSS privileged", title: "baseline: privileged" },
    { id: "PSS procMount", title: "baseline: masked paths of /proc opened" },
    { id: "PSS seLinuxOptions", title: "baseline: an SELinux type, user or role of its own" },
    { id: "PSS seccompProfile_baseline", title: "baseline: seccomp switched off" },
    { id: "PSS sysctls", title: "baseline: a kernel setting that is not one of the safe 14" },
    {
      id: "PSS windowsHostProcess",
      title: "baseline: a process on a Windows host",
      gap: "the provider has no such input; the pack is for Linux",
    },
    {
      id: "PSS allowPrivilegeEscalation",
      title: "restricted: privilege escalation not forbidden",
      note: "a service has no such input: it is the engine's setting no-new-privileges",
    },
    {
      id: "PSS capabilities_restricted",
      title: "restricted: capabilities not all dropped, or another than NET_BIND_SERVICE added",
    },
    { id: "PSS procMount_restricted", title: "restricted: masked paths of /proc opened, also in a user namespace" },
    {
      id: "PSS restrictedVolumes",
      title: "restricted: a volume of a kind that reaches the host or the network",
      gap: "a share of the network in a volume's driver options passes: to Docker it is a volume like any other",
    },
    {
      id: "PSS runAsNonRoot",
      title: "restricted: nobody but root said as the user",
      note: "what never starts, or runs once without network, ports and devices, may be root",
    },
    {
      id: "PSS runAsUser",
      title: "restricted: user number 0",
      note: "what never starts, or runs once without network, ports and devices, may be root",
    },
    {
      id: "PSS seccompProfile_restricted",
      title: "restricted: no seccomp profile",
      note: "the engine's default needs no word",
    },
  ],
} as const satisfies ForeignList;
