import type { Inputs } from "../judged.ts";
import { words } from "../normal.ts";
import type { Finding, ResourceRule } from "../rule.ts";

const unconfined = [
  /^(?:seccomp|apparmor)[:=]\s*unconfined$/i,
  /^label[:=]\s*disable$/i,
  /^systempaths[:=]\s*unconfined$/i,
  /^writable-cgroups(?:[:=]\s*(?:true|1|t))?$/i,
  // A profile of one's own that allows whatever it does not name.
  /^seccomp[:=][^]*"defaultAction"\s*:\s*"SCMP_ACT_(?:ALLOW|LOG|TRACE)"/i,
];

/** An option without what a profile of one's own says. */
function optionName(text: string): string {
  return text.includes("{") ? `${text.slice(0, text.indexOf("{"))} a profile that allows by default` : text;
}

/** What SELinux calls a container; another type, such as `spc_t`, is free. Source: Pod Security Standards, baseline. */
const containerTypes = ["container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

/** Whether part of a label for SELinux is not the engine's own: another type than a container's, any user or role. */
function isForeign(part: string, value: string): boolean {
  return value !== "" && !(part === "type" && containerTypes.includes(value));
}

function isUnconfined(option: string): boolean {
  const [, part = "", value = ""] = /^label[:=]\s*(type|user|role):(.*)$/i.exec(option) ?? [];
  return unconfined.some((form) => form.test(option)) || isForeign(part.toLowerCase(), value.trim());
}

type Privileges = Inputs["docker:index/service:Service"]["taskSpec"]["containerSpec"]["privileges"];

function* serviceLabels(privileges: Privileges): Iterable<Finding> {
  const field = "taskSpec.containerSpec.privileges.seLinuxContext";
  const context = privileges?.seLinuxContext;
  if (context?.disable === true) yield { field: `${field}.disable`, found: "true", allowed: "false or absent" };
  for (const part of ["type", "user", "role"] as const)
    if (isForeign(part, context?.[part] ?? ""))
      yield { field: `${field}.${part}`, found: `another ${part}`, allowed: "the engine's own" };
}

/** No kernel protection is taken off. */
export const confined: ResourceRule = {
  id: "HS-006",
  title: "Seccomp, AppArmor, SELinux and masked paths stay on",
  why: "They stop the system calls and files that most escapes from a container need.",
  level: "mandatory",
  anchors: [
    ...(["CIS 5.2", "CIS 5.3", "CIS 5.22", "OWASP 6", "PSS appArmorProfile", "PSS seLinuxOptions"] as const),
    ...(["PSS procMount", "PSS procMount_restricted", "PSS seccompProfile_baseline"] as const),
    ...(["PSS seccompProfile_restricted", "KICS 404fde2c", "CKV_K8S_31", "KSV-0002", "KSV-0025"] as const),
    ...(["KSV-0027", "KSV-0030", "KSV-0104", "CL-0009"] as const),
  ],
  remedy: "remove the option, or name a profile of one's own",
  checks: {
    "docker:index/container:Container": function* ({ props }) {
      const found = (props.securityOpts ?? []).filter((text) => isUnconfined(text.trim()));
      if (found.length > 0)
        yield { field: "securityOpts", found: words(found.map(optionName)), allowed: "no unconfined profile" };
    },
    "docker:index/service:Service": ({ props }) => serviceLabels(props.taskSpec.containerSpec.privileges),
  },
};
