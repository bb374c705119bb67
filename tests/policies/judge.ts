import type { Subject } from "../../policies/judged.ts";
import type {
  Check,
  Finding,
  ResourceRule,
  Resources,
  RuleText,
  StackFinding,
  StackRule,
} from "../../policies/rule.ts";
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

/** Settings as the engine lets a rule have them: reading one that the rule does not name throws. */
function readable(given: Settings, { id, settings: named = [] }: RuleText): Settings {
  return new Proxy(given, {
    get(target, key) {
      if (!named.some((name) => name === key)) throw new Error(`${id} reads ${String(key)}, which it does not name`);
      return target[key as keyof Settings];
    },
  });
}

/** What a rule finds in a resource; undefined when it does not judge its type. */
export function findings(rule: ResourceRule, subject: Subject): readonly Finding[] | undefined {
  const check = (rule.checks as Readonly<Record<string, Check<typeof subject.type> | undefined>>)[subject.type];
  return check === undefined ? undefined : [...check(subject, readable(settings, rule))];
}

/** What a rule finds in a stack. */
export function stackFindings(
  rule: StackRule,
  subjects: readonly Subject[],
  given: Settings = settings,
): readonly StackFinding[] {
  return [...rule.checkStack(subjects as Resources, readable(given, rule))];
}
