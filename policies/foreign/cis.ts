import type { ForeignList } from "./list.ts";

const inside = "no resource says what is inside an image";
const dockerfile = "it is about a Dockerfile, which no resource holds";
const use = "it is about how people use the engine, not about a resource";

/** Sections 4 and 5 of the CIS Docker Benchmark, as docker-bench-security checks them. */
export const cis = {
  name: "CIS Docker Benchmark, sections 4 (images) and 5 (containers)",
  version: "1.6.0",
  source: "github.com/docker/docker-bench-security: tests/4_container_images.sh, tests/5_container_runtime.sh",
  checks: [
    { id: "CIS 4.1", title: "a user for the container" },
    { id: "CIS 4.2", title: "trusted base images only" },
    { id: "CIS 4.3", title: "no needless packages", gap: inside },
    {
      id: "CIS 4.4",
      title: "images scanned, and built anew with patches",
      gap: `only known holes of proxies and sign-on programs are known here; beyond that ${inside}: scan images as well`,
    },
    {
      id: "CIS 4.5",
      title: "content trust",
      gap: "it is a variable of whoever calls docker; HS-071 asks for a digest, which names the content itself",
    },
    { id: "CIS 4.6", title: "a health check in images", note: "it is asked of each container and service instead" },
    { id: "CIS 4.7", title: "update instructions not alone", gap: dockerfile },
    {
      id: "CIS 4.8",
      title: "setuid and setgid removed",
      gap: `${inside}; HS-005 takes the effect from such programs`,
    },
    { id: "CIS 4.9", title: "COPY instead of ADD", gap: dockerfile },
    {
      id: "CIS 4.10",
      title: "no secrets in Dockerfiles",
      gap: "build arguments are judged; what the Dockerfile itself says no resource holds",
    },
    { id: "CIS 4.11", title: "verified packages only", gap: inside },
    {
      id: "CIS 4.12",
      title: "signatures checked",
      gap: "no resource holds a signature; HS-071 asks for a digest, so that nothing else comes than what was once checked",
    },
    {
      id: "CIS 5.1",
      title: "no swarm unless needed",
      gap: "it is the engine's state; services of a swarm are judged like containers",
    },
    { id: "CIS 5.2", title: "AppArmor", note: "that nobody switches it off; whether the host has it no resource says" },
    {
      id: "CIS 5.3",
      title: "SELinux",
      gap: "that nobody switches it off, or chooses a type that is free, is seen; that the engine labels containers is its own setting",
    },
    { id: "CIS 5.4", title: "capabilities restricted" },
    { id: "CIS 5.5", title: "no privileged container" },
    { id: "CIS 5.6", title: "no sensitive folder of the host" },
    { id: "CIS 5.7", title: "no sshd inside", gap: "no resource says which processes will run" },
    { id: "CIS 5.8", title: "no port below 1024" },
    {
      id: "CIS 5.9",
      title: "needed ports only",
      gap: "that not all are published is seen; which of the named ones are needed only a person knows",
    },
    { id: "CIS 5.10", title: "not the host's network" },
    { id: "CIS 5.11", title: "a limit of memory" },
    { id: "CIS 5.12", title: "processor time weighed or limited" },
    { id: "CIS 5.13", title: "a read-only root file system" },
    { id: "CIS 5.14", title: "ports bound to one address of the host" },
    {
      id: "CIS 5.15",
      title: "restart on-failure, 5 tries at most",
      note: "always is asked for instead: after 5 tries a service would stay down unnoticed",
    },
    { id: "CIS 5.16", title: "not the host's process namespace" },
    { id: "CIS 5.17", title: "not the host's IPC namespace" },
    { id: "CIS 5.18", title: "no devices of the host" },
    { id: "CIS 5.19", title: "ulimits set", note: "a service has none: they are the engine's setting default-ulimits" },
    { id: "CIS 5.20", title: "no shared propagation" },
    {
      id: "CIS 5.21",
      title: "not the host's UTS namespace",
      gap: "the provider has no such input, so nobody can ask for it",
    },
    { id: "CIS 5.22", title: "seccomp not switched off" },
    { id: "CIS 5.23", title: "no exec with privileges", gap: use },
    { id: "CIS 5.24", title: "no exec as root", gap: use },
    { id: "CIS 5.25", title: "the engine's cgroup" },
    {
      id: "CIS 5.26",
      title: "no new privileges",
      note: "a service has no such input: it is the engine's setting no-new-privileges",
    },
    { id: "CIS 5.27", title: "health checked at run time" },
    {
      id: "CIS 5.28",
      title: "the newest version of an image",
      gap: "tag and digest say which version runs; whether there is a newer one no resource says",
    },
    {
      id: "CIS 5.29",
      title: "a limit of processes",
      note: "the provider has no pids limit: the bound is nproc of ulimits, or a slice; a service has neither",
    },
    { id: "CIS 5.30", title: "not the default bridge" },
    { id: "CIS 5.31", title: "not the host's user namespace" },
    { id: "CIS 5.32", title: "the engine's socket not mounted" },
  ],
} as const satisfies ForeignList;
