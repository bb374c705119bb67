import type { ForeignList } from "./list.ts";

/** Checkov's checks for Kubernetes that are about a container; the others are about the cluster. */
export const checkov = {
  name: "Checkov, checks for Kubernetes that are about a container",
  version: "3.3.13",
  source: "github.com/bridgecrewio/checkov: checkov/kubernetes/checks/resource/k8s",
  checks: [
    { id: "CKV_K8S_8", title: "no liveness probe", note: "Docker has one health check for both probes" },
    { id: "CKV_K8S_9", title: "no readiness probe", note: "Docker has one health check for both probes" },
    {
      id: "CKV_K8S_10",
      title: "no request of processor time",
      note: "a weight or a limit: Kubernetes makes a weight of a request, and a request of a limit",
    },
    {
      id: "CKV_K8S_11",
      title: "no limit of processor time",
      gap: "a weight (cpuShares) is taken as well",
    },
    {
      id: "CKV_K8S_12",
      title: "no request of memory",
      note: "a limit is asked for, which Kubernetes takes as the request; HS-036 adds limits up for the one host",
    },
    { id: "CKV_K8S_13", title: "no limit of memory" },
    { id: "CKV_K8S_14", title: "the tag latest, or none", note: "a tag is asked for beside a digest too" },
    {
      id: "CKV_K8S_15",
      title: "images not always pulled",
      gap: "left out on purpose: a digest (HS-071) names one image, and pulling it again changes nothing",
    },
    { id: "CKV_K8S_16", title: "privileged" },
    { id: "CKV_K8S_17", title: "the host's process namespace" },
    { id: "CKV_K8S_18", title: "the host's IPC namespace" },
    { id: "CKV_K8S_19", title: "the host's network" },
    { id: "CKV_K8S_20", title: "privilege escalation allowed" },
    { id: "CKV_K8S_22", title: "a writable root file system" },
    { id: "CKV_K8S_23", title: "root as the user, or nobody said" },
    {
      id: "CKV_K8S_25",
      title: "a capability added",
      gap: "NET_BIND_SERVICE may be added: it opens low ports and nothing else",
    },
    {
      id: "CKV_K8S_26",
      title: "a port of the host",
      gap: "a port from 1024 on passes on one address of the host: without one nothing outside reaches a container",
    },
    { id: "CKV_K8S_27", title: "the engine's socket mounted" },
    { id: "CKV_K8S_28", title: "NET_RAW not dropped" },
    { id: "CKV_K8S_29", title: "no security context of the pod", note: "each part of it is asked for by its own rule" },
    {
      id: "CKV_K8S_30",
      title: "no security context of the container",
      note: "each part of it is asked for by its own rule",
    },
    {
      id: "CKV_K8S_31",
      title: "seccomp not the engine's default",
      note: "the engine's default needs no word; a profile of one's own passes",
    },
    { id: "CKV_K8S_35", title: "secrets in environment variables" },
    { id: "CKV_K8S_37", title: "capabilities not all dropped" },
    { id: "CKV_K8S_39", title: "SYS_ADMIN added" },
    { id: "CKV_K8S_40", title: "a user number below 10000, or none" },
    { id: "CKV_K8S_43", title: "an image without a digest" },
  ],
} as const satisfies ForeignList;
