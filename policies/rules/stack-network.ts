import type { Subject } from "../judged.ts";
import { isDatabase, isDownloader } from "../kind.ts";
import { capability, path, words } from "../normal.ts";
import { ofType, type Resources, type StackFinding, type StackRule } from "../rule.ts";
import { hasRole, type Settings } from "../settings.ts";
import { findingOf, idOf, lastingContainers, type Placed, placed } from "../stack.ts";
import { ofContainer, type Workload } from "../workload.ts";

/** How the engine writes ids of networks. */
const idForm = /^(?:[0-9a-f]{12,64}|[0-9a-z]{25})$/;

/** The stack's network of a name or id. */
function networkOf(given: string, resources: Resources): Subject<"docker:index/network:Network"> | undefined {
  const networks = ofType(resources, "docker:index/network:Network");
  const named = networks.find(({ props }) => props.name === given);
  // Ids are looked at last: in a preview those of new networks are unknown.
  if (named !== undefined || !idForm.test(given)) return named;
  return networks.find((one) => idOf(one)?.startsWith(given) === true);
}

/** Networks that a workload is on, each with the path that says so. */
function membership({ workload, container }: Placed): readonly { readonly name: string; readonly field: string }[] {
  const { field, value } = workload.networks();
  if ((value ?? []).length > 0)
    return (value ?? []).map((name, index) => ({ name, field: `${field}[${String(index)}]` }));
  if (container === undefined) return [{ name: "ingress", field }];
  const mode = container.networkMode?.trim() ?? "";
  if (mode === "" || mode.toLowerCase() === "default") return [{ name: "bridge", field }];
  return mode.toLowerCase() === "none" ? [] : [{ name: mode, field: "networkMode" }];
}

function openings({ workload, container }: Placed): readonly string[] {
  const ports = workload.ports().map(({ field }) => field);
  return container?.publishAllPorts === true ? [...ports, "publishAllPorts"] : ports;
}

/** Databases and caches have no way out and no way in from outside. */
export const databasesInside: StackRule = {
  id: "HS-054",
  title: "Databases are on internal networks only, and publish nothing",
  why: "What holds the data needs no way out, and is to be reached by the applications beside it alone.",
  level: "mandatory",
  anchors: ["OWASP 5"],
  remedy: "put it on a docker.Network that is internal, and remove its ports",
  settings: ["internalNetworks", "roles"],
  checkStack: function* (resources, settings) {
    for (const database of placed(resources)) {
      if (!isDatabase(database.workload, settings)) continue;
      for (const field of openings(database)) yield findingOf(database, field, "a published port", "none");
      for (const { name, field } of membership(database)) {
        const network = networkOf(name, resources);
        if (network?.props.internal === true) continue;
        if (network === undefined && settings.internalNetworks.includes(name)) continue;
        const what = network === undefined ? "which is no network of this stack" : "which has a way out";
        yield findingOf(database, field, `${name}, ${what}`, "internal networks");
      }
    }
  },
};

/** Ports at which browsers come in. */
const doors = [80, 443];

function isEdge({ workload }: Placed, settings: Settings): boolean {
  return hasRole(settings, workload.name, "edge") || workload.ports().some(({ host }) => doors.includes(host ?? 0));
}

/** What everybody reaches does not reach the databases. */
export const edgeApart: StackRule = {
  id: "HS-055",
  title: "The edge proxy shares no network with a database",
  why: "It is the first to be attacked; from there a database would be one step away.",
  level: "mandatory",
  anchors: ["OWASP 5"],
  remedy: "give the database a network that only its applications join",
  settings: ["roles"],
  checkStack: function* (resources, settings) {
    const all = placed(resources);
    const keyOf = (name: string) => networkOf(name, resources)?.urn ?? name;
    const edges = all
      .filter((one) => isEdge(one, settings))
      .map((one) => ({ one, keys: membership(one).map(({ name }) => keyOf(name)) }));
    for (const database of all) {
      if (!isDatabase(database.workload, settings)) continue;
      for (const { name, field } of membership(database)) {
        const near = edges.filter(({ one, keys }) => one.urn !== database.urn && keys.includes(keyOf(name)));
        if (near.length === 0) continue;
        const found = `${name}, which is also a network of ${words(near.map(({ one }) => one.workload.name))}`;
        yield findingOf(database, field, found, "networks without an edge proxy");
      }
    }
  },
};

function isTunnelOf(mode: string, resources: Resources, settings: Settings): boolean {
  const given = /^container:(.+)$/.exec(mode)?.[1];
  if (given === undefined) return false;
  const tunnels = lastingContainers(resources).filter(({ name }) => hasRole(settings, name, "vpn"));
  return tunnels.some((one) => one.props.name === given || idOf(one)?.startsWith(given) === true);
}

function own({ networks, ports, dns }: Workload): readonly string[] {
  const given = [networks(), { field: "ports", value: ports() }, dns()];
  return given.filter(({ value }) => (value ?? []).length > 0).map(({ field }) => field);
}

function* tunnelFindings(urn: string, workload: Workload, devices: readonly string[]): Iterable<StackFinding> {
  const { field, value } = workload.adds();
  const adds = (value ?? []).map(capability);
  if (adds.length !== 1 || adds[0] !== "NET_ADMIN")
    yield { urn, name: workload.name, field, found: words(adds) || "nothing", allowed: "NET_ADMIN alone" };
  const others = devices.filter((device) => path(device) !== "/dev/net/tun");
  if (others.length > 0)
    yield { urn, name: workload.name, field: "devices", found: words(others), allowed: "/dev/net/tun alone" };
}

/** A download client has no network but the tunnel's. */
export const tunnelled: StackRule = {
  id: "HS-057",
  title: "Download clients have no network but a VPN's of this stack",
  why: "With a network of its own a client goes on in the open when the tunnel is down.",
  level: "mandatory",
  anchors: [],
  remedy: "set networkMode to container: and the id of a container with the role vpn; publish the ports there",
  settings: ["roles"],
  checkStack: function* (resources, settings) {
    for (const client of placed(resources)) {
      if (!isDownloader(client.workload, settings)) continue;
      const mode = client.container?.networkMode?.trim() ?? "";
      if (!isTunnelOf(mode, resources, settings)) {
        const field = client.container === undefined ? client.workload.networks().field : "networkMode";
        yield findingOf(client, field, mode === "" ? "a network of its own" : mode, "container: and a VPN's id");
      }
      for (const field of own(client.workload)) yield findingOf(client, field, "some of its own", "none");
    }
    for (const one of lastingContainers(resources))
      if (hasRole(settings, one.name, "vpn"))
        yield* tunnelFindings(
          one.urn,
          ofContainer(one),
          (one.props.devices ?? []).map(({ hostPath }) => hostPath),
        );
  },
};
