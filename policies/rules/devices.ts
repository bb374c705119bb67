import { path, words } from "../normal.ts";
import type { ResourceRule } from "../rule.ts";
import { type ByRole, granted, hasRole } from "../settings.ts";
import { containers } from "../workload.ts";

/** Devices that roles may have. */
const devicesByRole: ByRole<RegExp> = {
  media: [/^\/dev\/dri(?:\/(?:card|renderD)\d+)?$/, /^\/dev\/kfd$/, /^\/dev\/nvidia[\w-]*$/],
  vpn: [/^\/dev\/net\/tun$/],
  exporter: [/^\/dev\/tty(?:USB|ACM)\d+$/, /^\/dev\/serial\/by-id\/[\w.:+-]+$/],
};

/** Devices are those of the workload's role. */
export const fewDevices: ResourceRule = {
  id: "HS-016",
  title: "Devices belong to the workload's role",
  why: "A disk, kernel memory or log as a device is the whole host.",
  level: "mandatory",
  anchors: ["CIS 5.18", "CL-0016"],
  remedy: "remove the device, or give the resource the role media, vpn or exporter in the pack's configuration",
  settings: ["roles"],
  checks: containers(function* ({ name, props }, settings) {
    const allowed = granted(devicesByRole, settings, name);
    for (const [index, { hostPath }] of (props.devices ?? []).entries()) {
      const device = path(hostPath);
      if (!allowed.some((form) => form.test(device)))
        yield { field: `devices[${String(index)}].hostPath`, found: hostPath, allowed: "devices of a role" };
    }
    if (hasRole(settings, name, "media")) return;
    if ((props.gpus ?? "") !== "")
      yield { field: "gpus", found: props.gpus ?? "", allowed: "none without the role media" };
    if ((props.deviceRequests ?? []).length > 0)
      yield {
        field: "deviceRequests",
        found: `${String(props.deviceRequests?.length)} of them`,
        allowed: "none without the role media",
      };
    const rules = props.deviceCgroupRules ?? [];
    if (rules.length > 0) yield { field: "deviceCgroupRules", found: words(rules), allowed: "none" };
  }),
};
