import { isOneAddress } from "../addresses.ts";
import type { ResourceRule } from "../rule.ts";
import { hasRole, isOpenPort } from "../settings.ts";
import { containers, workloads } from "../workload.ts";

/** A published port is open on one address of the host. */
export const onOneAddress: ResourceRule = {
  id: "HS-051",
  title: "Published ports name one address of the host",
  why: "Without one a port is open on every network of the host, and past its firewall.",
  level: "mandatory",
  anchors: ["CIS 5.14", "OWASP 5a", "PSS hostPorts", "KICS 451d79dc", "CKV_K8S_26", "KSV-0024", "CL-0005"],
  remedy: "set ip, such as 127.0.0.1; services cannot: use the role edge or openPorts in the pack's configuration",
  settings: ["openPorts", "roles"],
  checks: workloads(function* (workload, settings) {
    if (hasRole(settings, workload.name, "edge")) return;
    for (const { field, host, address } of workload.ports()) {
      if (isOneAddress(address) || isOpenPort(settings, workload.name, host)) continue;
      const place = workload.kind === "container" ? `${field}.ip` : field;
      yield { field: place, found: (address ?? "") === "" ? "every address" : (address ?? ""), allowed: "one address" };
    }
  }),
};

/** Low ports are for those that visitors come to. */
export const lowPorts: ResourceRule = {
  id: "HS-052",
  title: "Ports below 1024 are for the edge and for DNS",
  why: "There the host's own services and the proxy are looked for; who sits there is taken for them.",
  level: "mandatory",
  anchors: ["CIS 5.8", "PSS hostPorts", "KICS bc2908f3", "CKV_K8S_26", "KSV-0024", "KSV-0117"],
  remedy: "publish a port from 1024 on, or use the role edge or dns, or openPorts, in the pack's configuration",
  settings: ["openPorts", "roles"],
  checks: workloads(function* (workload, settings) {
    if (hasRole(settings, workload.name, "edge", "dns")) return;
    for (const { field, host } of workload.ports()) {
      if (host === undefined || host >= 1024 || isOpenPort(settings, workload.name, host)) continue;
      const part = workload.kind === "container" ? "external" : "publishedPort";
      yield { field: `${field}.${part}`, found: String(host), allowed: "1024 or more" };
    }
  }),
};

/** Ports are published one by one. */
export const noPublishAll: ResourceRule = {
  id: "HS-053",
  title: "Not all of an image's ports are published",
  why: "Each port that the image's maker ever named is opened on every address of the host.",
  level: "mandatory",
  anchors: ["CIS 5.9", "OWASP 5a", "PSS hostPorts"],
  remedy: "remove publishAllPorts and name the ports that are needed",
  checks: containers(function* ({ props }) {
    if (props.publishAllPorts === true) yield { field: "publishAllPorts", found: "true", allowed: "false or absent" };
  }),
};

/** Drivers that give containers addresses of the house's own network: nothing stands before their ports. */
const outerDrivers = ["macvlan", "ipvlan"];

const bridge = "com.docker.network.bridge";

/** Options of a bridge, and the values with which nobody comes in past the published ports. Absent ones are safe. */
const gates: readonly (readonly [option: string, safe: readonly string[]])[] = [
  [`${bridge}.gateway_mode_ipv4`, ["nat", "isolated"]],
  [`${bridge}.gateway_mode_ipv6`, ["nat", "isolated"]],
  [`${bridge}.trusted_host_interfaces`, []],
];

/** Networks keep the engine's own filter. Source: Docker's manual, port publishing (gateway modes). */
export const filteredNetworks: ResourceRule = {
  id: "HS-061",
  title: "Networks let nobody in past the published ports",
  why: "Routed or unprotected, containers answer at their own addresses, whatever address a port is bound to.",
  level: "mandatory",
  anchors: [],
  remedy: "use the driver bridge, and remove the option; what must stand in the house's own network needs an exception",
  checks: {
    "docker:index/network:Network": function* ({ props }) {
      const driver = (props.driver ?? "").trim().toLowerCase();
      if (outerDrivers.includes(driver)) yield { field: "driver", found: driver, allowed: "bridge, or overlay" };
      for (const [option, safe] of gates) {
        const value = (props.options?.[option] ?? "").trim();
        if (value !== "" && !safe.includes(value))
          yield { field: `options.${option}`, found: "another value", allowed: ["none", ...safe].join(", ") };
      }
    },
  },
};
