import type { ForeignList } from "./list.ts";

/** KICS' queries for Docker Compose; ids are the first 8 digits of its own. */
export const kics = {
  name: "KICS, queries for Docker Compose",
  version: "2.1",
  source: "github.com/Checkmarx/kics: assets/queries/dockerCompose",
  checks: [
    { id: "KICS 071a71ff", title: "the host's network" },
    { id: "KICS 1c1325ff", title: "a sensitive folder of the host" },
    {
      id: "KICS 221e0658",
      title: "no limit of processes",
      note: "the provider has no pids limit: the bound is nproc of ulimits, or a slice",
    },
    { id: "KICS 27fcc7d6", title: "no no-new-privileges" },
    {
      id: "KICS 2fc99041",
      title: "restart on-failure with another number of tries than 5",
      note: "any number of tries is reported, and always is asked for: what gives up stays down unnoticed",
    },
    { id: "KICS 404fde2c", title: "seccomp switched off" },
    { id: "KICS 451d79dc", title: "a published port without an address of the host" },
    { id: "KICS 4d9f44c6", title: "a cgroup parent of its own" },
    { id: "KICS 4f31dd9f", title: "the host's process namespace" },
    { id: "KICS 610e266e", title: "no securityOpts at all" },
    { id: "KICS 698ed579", title: "no health check" },
    {
      id: "KICS 6b610c50",
      title: "no limit of processor time",
      gap: "a weight (cpuShares) is taken as well: it leaves idle processors to whoever can use them",
    },
    { id: "KICS 8af7162d", title: "the host's user namespace" },
    {
      id: "KICS 8c978947",
      title: "a volume that several containers share",
      gap: "one writer and any number of readers pass: so files of configuration and secrets arrive",
    },
    { id: "KICS ae5b6871", title: "privileged" },
    { id: "KICS baa3890f", title: "the host's IPC namespace" },
    { id: "KICS baa452f0", title: "a mount with shared or slave propagation" },
    { id: "KICS bb9ac4f7", title: "no limit of memory" },
    {
      id: "KICS bc2908f3",
      title: "a published port below 1024, on the host or inside",
      gap: "a port inside the container is not judged: the engine lets any user open it",
    },
    { id: "KICS ce14a68b", title: "no network named" },
    {
      id: "KICS ce76b7d0",
      title: "a capability added, or none dropped",
      gap: "NET_BIND_SERVICE may be added: it opens low ports and nothing else",
    },
    { id: "KICS d6355c88", title: "the engine's socket mounted" },
  ],
} as const satisfies ForeignList;
