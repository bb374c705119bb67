import { checkov } from "./checkov.ts";
import { cis } from "./cis.ts";
import { composeLint } from "./compose-lint.ts";
import { kics } from "./kics.ts";
import type { ForeignList, IdOf } from "./list.ts";
import { owasp } from "./owasp.ts";
import { podSecurity } from "./pod-security.ts";

/** Rule sets of others that are held against the pack check by check. */
export const lists = [kics, composeLint, checkov, podSecurity, cis, owasp] as const satisfies readonly ForeignList[];

/** Sources beside them, by what an anchor begins with. */
export const otherSources = {
  "KSV-": "Trivy, checks for Kubernetes (github.com/aquasecurity/trivy-checks)",
  "DS-": "Trivy, checks for Dockerfiles (github.com/aquasecurity/trivy-checks)",
  "CIS 2.": "CIS Docker Benchmark 1.6.0, section 2 (the engine)",
  "OWASP TLS": "OWASP Transport Layer Security Cheat Sheet",
  "OWASP WSTG-": "OWASP Web Security Testing Guide",
  "Mozilla TLS": "Mozilla's recommendations for TLS on servers",
  "RFC ": "a standard of the IETF",
  "CWE-": "Common Weakness Enumeration",
  "CISA ": "an advisory of CISA",
  "Authelia: ": "Authelia's guide to proxies",
} as const;

/** Id of the same check elsewhere: one of a list's, or of another known source. */
export type Anchor = IdOf<(typeof lists)[number]> | `${keyof typeof otherSources}${string}`;
