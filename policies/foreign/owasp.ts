import type { ForeignList } from "./list.ts";

/** The rules of OWASP's cheat sheet about Docker. */
export const owasp = {
  name: "OWASP Docker Security Cheat Sheet",
  version: "August 2026",
  source: "github.com/OWASP/CheatSheetSeries: cheatsheets/Docker_Security_Cheat_Sheet.md",
  checks: [
    { id: "OWASP 0", title: "host and engine kept up to date", gap: "no resource says which engine will run it" },
    { id: "OWASP 1", title: "the engine's socket exposed to nobody" },
    { id: "OWASP 2", title: "a user that is not root" },
    { id: "OWASP 3", title: "few capabilities" },
    {
      id: "OWASP 4",
      title: "no privilege escalation inside",
      note: "a service has no such input: it is the engine's setting no-new-privileges",
    },
    { id: "OWASP 5", title: "containers reach only whom they must" },
    { id: "OWASP 5a", title: "ports published past the host's firewall" },
    { id: "OWASP 6", title: "seccomp, AppArmor, SELinux" },
    {
      id: "OWASP 7",
      title: "limits of memory, processors, files, processes and restarts",
      gap: "restarts are not limited, on purpose: HS-041 asks for always, for what gives up stays down unnoticed",
    },
    { id: "OWASP 8", title: "read-only file system and volumes" },
    {
      id: "OWASP 9",
      title: "images and Dockerfiles scanned",
      gap: "no resource says what is inside an image; only known holes of proxies and sign-on programs are known here",
    },
    {
      id: "OWASP 10",
      title: "the engine's log at level info",
      gap: "it is the engine's setting, which no resource holds",
    },
    {
      id: "OWASP 11",
      title: "the engine without root",
      gap: "it is how the engine was set up, which no resource holds; the pack judges for both alike",
    },
    { id: "OWASP 12", title: "secrets as files" },
    {
      id: "OWASP 13",
      title: "origin, contents and signature of images",
      gap: "tag, digest and registry are judged; no resource holds provenance, a list of contents or a signature",
    },
  ],
} as const satisfies ForeignList;
