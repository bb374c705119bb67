import type { Inputs } from "../../../policies/judged.ts";
import { container, oneShot, service } from "../case.ts";
import { badStack, network, renamed, stack, type StackRuleCases } from "../stack-case.ts";
import { withUnknown } from "../unknown.ts";

type Container = Partial<Inputs["docker:index/container:Container"]>;

const id = "ab12".repeat(16);
const inside = network("demo-data", true, id);
const open = network("demo-apps", false, "cd34".repeat(16));
const on = (...names: string[]) => ({ networksAdvanced: names.map((name) => ({ name })) });

function database(change: Container = {}, name = "rows") {
  const clean = { image: "docker.io/library/postgres:17.5", ...on("demo-data"), ports: [] };
  return container({ ...clean, ...change }, name);
}

const edge = (...names: string[]) => container({ ...on(...names), ports: [] }, "caddy");
const images = [
  ...["docker.io/library/mariadb:11", "docker.io/valkey/valkey:8-alpine", "ghcr.io/immich-app/postgres", "mongo"],
  ...["localhost:5000/mysql", `docker.io/library/redis@sha256:${id}`, "docker.io/bitnami/postgresql:17"],
];

const tunnel = container(
  {
    name: "demo-tunnel",
    capabilities: { drops: ["ALL"], adds: ["cap_net_admin"] },
    devices: [{ hostPath: "/dev/net/tun" }],
  },
  "tunnel",
);
const named = { ...tunnel, props: { ...tunnel.props, id } };

function client(change: Container = {}, name = "client") {
  const clean = { image: "lscr.io/linuxserver/qbittorrent:5.1.4", networkMode: "container:demo-tunnel" };
  return container({ ...clean, networksAdvanced: [], ports: [], ...change }, name);
}

/** Cases of the rules about who is on a network with whom. */
export const stackNetworkCases: readonly StackRuleCases[] = [
  {
    rule: "HS-054",
    violating: [
      ...images.map((image) => badStack(image, "networksAdvanced[0]", database({ image, ...on("demo-apps") }), open)),
      badStack("by its role", "networksAdvanced[0]", container({ ...on("demo-apps"), ports: [] }, "ledger"), open),
      badStack("one of two networks", "networksAdvanced[1]", database(on("demo-data", "demo-apps")), inside, open),
      badStack("a network of nobody", "networksAdvanced[0]", database(on("other")), inside),
      badStack(
        "a network of nobody, while ids are unknown",
        "networksAdvanced[0]",
        database(on("other")),
        withUnknown(inside, ["id"]),
      ),
      badStack(
        "an open network called as another stack's",
        "networksAdvanced[0]",
        database(on("elsewhere-data")),
        network("elsewhere-data", false),
      ),
      badStack("the default bridge", "networksAdvanced", database({ networksAdvanced: [] }), inside),
      badStack("the host's network", "networkMode", database({ networksAdvanced: [], networkMode: "host" }), inside),
      badStack("another's", "networkMode", database({ networksAdvanced: [], networkMode: "container:app" }), inside),
      badStack("a port on loopback", "ports[0]", database({ ports: [{ internal: 5432, ip: "127.0.0.1" }] }), inside),
      badStack("all ports", "publishAllPorts", database({ publishAllPorts: true }), inside),
      badStack("an open network by its id", "networksAdvanced[0]", database(on("cd34".repeat(16))), inside, open),
      badStack(
        "a service",
        "taskSpec.networksAdvanceds[0]",
        service({ image: "postgres" }, { networksAdvanceds: [{ id: "demo-apps" }] }),
        open,
      ),
      badStack(
        "a service's port",
        "endpointSpec.ports[0]",
        service(
          { image: "redis" },
          { networksAdvanceds: [{ id: "demo-data" }] },
          { endpointSpec: { ports: [{ targetPort: 6379 }] } },
        ),
        inside,
      ),
    ],
    clean: [
      stack("inside", inside, database()),
      stack("inside by the id", open, inside, database(on(id))),
      stack("inside by the engine's short id", open, inside, database(on(id.slice(0, 12)))),
      stack("a mode that names the network", inside, database({ networksAdvanced: [], networkMode: "demo-data" })),
      stack("another stack's network", database(on("elsewhere-data"))),
      stack("no network", database({ networksAdvanced: [], networkMode: "none" })),
      stack("a one-shot of its image", renamed(oneShot, "dump", { image: "docker.io/library/postgres:17.5" })),
      stack(
        "an exporter",
        open,
        database({ image: "quay.io/prometheuscommunity/postgres-exporter:v1", ...on("demo-apps") }),
      ),
      stack("a service inside", inside, service({ image: "mysql" }, { networksAdvanceds: [{ id }] })),
    ],
    unknown: { stack: [inside, database()], subject: database(), path: ["networksAdvanced", "0", "name"] },
  },
  {
    rule: "HS-055",
    violating: [
      badStack("beside the edge", "networksAdvanced[0]", database(), edge("demo-apps", "demo-data"), inside, open),
      badStack("one by its name, one by its id", "networksAdvanced[0]", database(on(id)), edge("demo-data"), inside),
      badStack("a network of another stack", "networksAdvanced[0]", database(on("other")), edge("other")),
      badStack(
        "who publishes 443 is an edge",
        "networksAdvanced[0]",
        database(),
        container({ ...on("demo-data"), ports: [{ internal: 8443, external: 443, ip: "192.0.2.10" }] }, "web"),
        inside,
      ),
      badStack(
        "a service as the edge",
        "networksAdvanced[0]",
        database(),
        service(
          {},
          { networksAdvanceds: [{ id }] },
          { endpointSpec: { ports: [{ targetPort: 80, publishedPort: 80 }] } },
          "web",
        ),
        inside,
      ),
      badStack(
        "both on the default bridge",
        "networksAdvanced",
        database({ networksAdvanced: [] }),
        container({ networksAdvanced: [], networkMode: "bridge" }, "caddy"),
      ),
    ],
    clean: [
      stack("apart", inside, open, database(), edge("demo-apps")),
      stack(
        "an application between",
        inside,
        open,
        database(),
        edge("demo-apps"),
        container(on("demo-apps", "demo-data")),
      ),
      stack("no database", inside, container(on("demo-data")), edge("demo-data")),
      stack(
        "a database that is an edge itself, which another rule judges",
        inside,
        database({ ports: [{ internal: 5432, external: 443 }] }),
      ),
      stack("no edge", inside, database(), container(on("demo-data"))),
    ],
    unknown: { stack: [inside, open, edge("demo-apps"), database()], subject: database(), path: ["image"] },
  },
  {
    rule: "HS-057",
    violating: [
      badStack(
        "a network of its own",
        ["networkMode", "networksAdvanced"],
        client({ ...on("demo-apps"), networkMode: "" }),
        tunnel,
      ),
      badStack("another's network, no tunnel", "networkMode", client({ networkMode: "container:app" }), tunnel),
      badStack("a tunnel of nobody", "networkMode", client()),
      badStack("a container of that name without the role", "networkMode", client(), renamed(tunnel, "app")),
      badStack("the host's network", "networkMode", client({ networkMode: "host" }), tunnel),
      badStack("a network besides", "networksAdvanced", client(on("demo-apps")), tunnel),
      badStack("a port besides", "ports", client({ ports: [{ internal: 8080, ip: "127.0.0.1" }] }), tunnel),
      badStack("a DNS server besides", "dns", client({ dns: ["192.0.2.53"] }), tunnel),
      badStack("by its role", ["networkMode", "networksAdvanced", "ports"], container({}, "fetcher"), tunnel),
      badStack(
        "a service, which has no tunnel, and a network",
        ["taskSpec.networksAdvanceds", "taskSpec.networksAdvanceds"],
        service({ image: "transmission" }),
        tunnel,
      ),
      badStack(
        "a tunnel that may more",
        "capabilities.adds",
        renamed(tunnel, "tunnel", { capabilities: { drops: ["ALL"], adds: ["NET_ADMIN", "SYS_MODULE"] } }),
      ),
      badStack("a tunnel that may nothing", "capabilities.adds", renamed(tunnel, "tunnel", { capabilities: {} })),
      badStack(
        "a tunnel with a disk",
        "devices",
        renamed(tunnel, "tunnel", { devices: [{ hostPath: "/dev/net/tun" }, { hostPath: "/dev/net/../sda" }] }),
      ),
    ],
    clean: [
      stack("in the tunnel by its name", tunnel, client()),
      stack("in the tunnel by its id", named, client({ networkMode: `container:${id}` })),
      stack("by its role in the tunnel", tunnel, client({ image: "docker.io/library/alpine:3" }, "fetcher")),
      stack("a tunnel in the kernel", renamed(tunnel, "tunnel", { devices: [] })),
      stack("its exporter", container({ image: "ghcr.io/demo/qbittorrent-exporter:1" })),
    ],
    unknown: { stack: [tunnel, client()], subject: client(), path: ["networkMode"] },
  },
];
