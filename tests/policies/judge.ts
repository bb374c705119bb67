import type { Subject } from "../../policies/judged.ts";
import type { Check, Finding, ResourceRule, Resources, StackFinding, StackRule } from "../../policies/rule.ts";
import { safeSettings, type Settings } from "../../policies/settings.ts";

/** Settings that the cases count with: names of resources that have roles. */
export const settings: Settings = {
  ...safeSettings,
  roles: {
    caddy: ["edge"],
    tunnel: ["vpn"],
    player: ["media"],
    "node-exporter": ["exporter"],
    resolver: ["dns"],
    "socket-proxy": ["socket-proxy"],
    migration: ["job"],
    ledger: ["database"],
    fetcher: ["downloader"],
  },
  directHostnames: ["play.example.org"],
  privateAddresses: ["192.168.1.10", "fd00::10"],
  wildcardHostnames: ["*.apps.example.org"],
  mailDomains: ["mail.example"],
  universalSslDomains: ["kept.example"],
  tiers: ["/mnt/fast/hearth", "/mnt/bulk/hearth/", "/home/demo/disk/"],
  slices: ["bounded.slice"],
  hostMemoryMebibytes: 16_384,
  openPorts: { voice: [853, 9987] },
  internalNetworks: ["elsewhere-data"],
};

/** What a rule finds in a resource; undefined when it does not judge its type. */
export function findings(rule: ResourceRule, subject: Subject): readonly Finding[] | undefined {
  const check = (rule.checks as Readonly<Record<string, Check<typeof subject.type> | undefined>>)[subject.type];
  return check === undefined ? undefined : [...check(subject, settings)];
}

/** What a rule finds in a stack. */
export function stackFindings(
  rule: StackRule,
  subjects: readonly Subject[],
  given: Settings = settings,
): readonly StackFinding[] {
  return [...rule.checkStack(subjects as Resources, given)];
}
