import { bad, carrier, container, made, oneShot, resource, type RuleCases, service } from "../case.ts";

const untouched = [made("a clean container", container()), made("a clean service", service())];
const pem = "-----BEGIN EC PRIVATE KEY-----\nnot a key\n-----END EC PRIVATE KEY-----\n";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const labelled = (label: string, value: string) => container({ labels: [{ label, value }] });
const provider = (props: Parameters<typeof resource<"pulumi:providers:docker">>[1]) =>
  resource("pulumi:providers:docker", props);
/** Providers get everything but texts as JSON, whatever its type says. */
const asJson = (sshOpts: readonly string[]) => ({ sshOpts: JSON.stringify(sshOpts) as unknown as string[] });
/** How older stacks name the network of a service. */
const older = (name: string) => [{ name }];
const certificates = { caMaterial: "ca", certMaterial: "cert", keyMaterial: "key" };

/** Labels of which nobody may read the value. */
const secretLabels: readonly (readonly [label: string, value: string])[] = [
  ["traefik.http.middlewares.m.basicauth.users", "somebody:$$apr1$$abcdefgh$$unsaid"],
  ["users", "somebody:$2y$05$unsaid"],
  ["users", "somebody:{SHA}unsaid"],
  ["com.example.database", "postgres://somebody:something@db/app"],
  ["com.example.pem", pem],
  ["com.example.blob", base64(pem)],
  ["com.example.blob", `data:${base64("postgres://somebody:something@db/app")}`],
  ["homepage.widget.password", "something"],
  ["homepage.widget.apiKey", "something"],
  ["homepage.widget.key", "abcdefgh12345678"],
  ["com.example.API_TOKEN_2", "something"],
  ["headers.customrequestheaders.Authorization", "something"],
  ["headers", `Authorization=Basic ${base64("somebody:something1")}`],
  ["com.example.note", `ghp_${"a1".repeat(18)}`],
  ["com.example.note", `eyJ${"a1".repeat(10)}.eyJ${"b2".repeat(10)}.${"c3".repeat(10)}`],
];

const plainLabels: readonly (readonly [label: string, value: string])[] = [
  ["hearth.service", "vaultwarden"],
  ["hearth.content", "0123456789abcdef"],
  ["com.example.password-file", "/run/secrets/password"],
  ["com.example.password", "/run/secrets/password"],
  ["com.example.token-lifetime", "3600"],
  ["com.example.use-token", "true"],
  ["org.opencontainers.image.revision", "0123456789abcdef0123456789abcdef01234567"],
  ["org.opencontainers.image.description", "basic authentication for your pages: http://example.org/a:b@c"],
  ["traefik.http.routers.r.rule", "Host(`www.example.org`) && PathPrefix(`/key`)"],
];

const bridge = "com.docker.network.bridge";
const bridged = (options: Readonly<Record<string, string>>) =>
  resource("docker:index/network:Network", { name: "demo-apps", driver: "bridge", options });
const gateway = (version: number, mode: string) => bridged({ [`${bridge}.gateway_mode_ipv${String(version)}`]: mode });

/** Cases of the rules about networks, one resource at a time. */
export const networkCases: readonly RuleCases[] = [
  {
    rule: "HS-050",
    violating: [
      bad("none", "networksAdvanced", container({ networksAdvanced: [] })),
      ...["bridge", "default", "", " Bridge "].map((networkMode) =>
        bad(`mode ${networkMode}`, "networksAdvanced", container({ networksAdvanced: [], networkMode })),
      ),
      bad("the bridge by its name", "networksAdvanced", container({ networksAdvanced: [{ name: "bridge" }] })),
      bad("a service without", "taskSpec.networksAdvanceds", service({}, { networksAdvanceds: [] })),
      bad("a service on the bridge", "taskSpec.networksAdvanceds", service({}, { networksAdvanceds: older("bridge") })),
    ],
    clean: [
      ...untouched,
      made("a carrier", carrier),
      made("a one-shot", oneShot),
      made("the network of another", container({ networksAdvanced: [], networkMode: "container:abc" })),
      made("a named mode", container({ networksAdvanced: [], networkMode: "demo-apps" })),
      made("the host's, which another rule judges", container({ networksAdvanced: [], networkMode: "host" })),
      made("an older service", service({}, { networksAdvanceds: older("demo-apps") })),
    ],
    unknown: { subject: container(), path: ["networksAdvanced", "0", "name"] },
  },
  {
    rule: "HS-051",
    violating: [
      ...["", "0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0", "::0", "::ffff:0.0.0.0", "0", "*", "localhost"].map((ip) =>
        bad(`ip ${JSON.stringify(ip)}`, "ports[0].ip", container({ ports: [{ internal: 80, external: 8080, ip }] })),
      ),
      bad("no ip", "ports[0].ip", container({ ports: [{ internal: 80 }] }, "voice")),
      bad(
        "a service",
        "endpointSpec.ports[0]",
        service({}, {}, { endpointSpec: { ports: [{ targetPort: 80, publishedPort: 8080 }] } }),
      ),
    ],
    clean: [
      ...untouched,
      made("one IPv6", container({ ports: [{ internal: 80, external: 8080, ip: "[2001:db8::1]" }] })),
      made("the edge", container({ ports: [{ internal: 80, external: 80 }] }, "caddy")),
      made("an open port", container({ ports: [{ internal: 9987, external: 9987, protocol: "udp" }] }, "voice")),
      made("no port", container({ ports: [] })),
    ],
    unknown: { subject: container(), path: ["ports", "0", "ip"] },
  },
  {
    rule: "HS-052",
    violating: [
      bad("ssh's", "ports[0].external", container({ ports: [{ internal: 22, external: 22, ip: "127.0.0.1" }] })),
      bad(
        "the last",
        "ports[0].external",
        container({ ports: [{ internal: 80, external: 1023, ip: "127.0.0.1" }] }, "voice"),
      ),
      bad(
        "a service",
        "endpointSpec.ports[0].publishedPort",
        service({}, {}, { endpointSpec: { ports: [{ targetPort: 80, publishedPort: 443 }] } }),
      ),
    ],
    clean: [
      ...untouched,
      made("the edge", container({ ports: [{ internal: 80, external: 443 }] }, "caddy")),
      made("a resolver", container({ ports: [{ internal: 53, external: 53, protocol: "udp" }] }, "resolver")),
      made("an open port", container({ ports: [{ internal: 853, external: 853 }] }, "voice")),
      made("one that the engine chooses", container({ ports: [{ internal: 22, ip: "127.0.0.1" }] })),
    ],
    unknown: { subject: container(), path: ["ports", "0", "external"] },
  },
  {
    rule: "HS-053",
    violating: [
      bad("all", "publishAllPorts", container({ publishAllPorts: true })),
      bad("all of the edge", "publishAllPorts", container({ publishAllPorts: true }, "caddy")),
    ],
    clean: [made("not all", container({ publishAllPorts: false })), ...untouched],
    unknown: { subject: container({ publishAllPorts: false }), path: ["publishAllPorts"] },
  },
  {
    rule: "HS-058",
    violating: [
      bad("a name of its own", "hosts", container({ hosts: [{ host: "db", ip: "10.0.0.1" }] })),
      bad("a server of its own", "dns", container({ dns: ["192.0.2.53"] })),
      bad("a service", "taskSpec.containerSpec.hosts", service({ hosts: [{ host: "db", ip: "10.0.0.1" }] })),
      bad(
        "a service's server",
        "taskSpec.containerSpec.dnsConfig",
        service({ dnsConfig: { nameservers: ["192.0.2.53"] } }),
      ),
    ],
    clean: [made("none", container({ hosts: [], dns: [] })), ...untouched],
    unknown: { subject: container({ dns: [] }), path: ["dns"] },
  },
  {
    rule: "HS-059",
    violating: [
      bad("plain TCP", "host", provider({ host: "tcp://192.0.2.1:2375" })),
      bad("plain TCP on loopback", "host", provider({ host: "TCP://127.0.0.1:2375" })),
      bad("no key", "host", provider({ host: "tcp://192.0.2.1:2376", ...certificates, keyMaterial: "" })),
      bad("HTTP", "host", provider({ host: "http://somebody:something@192.0.2.1" })),
      bad("no scheme", "host", provider({ host: "192.0.2.1:2375" })),
      bad("a context", "context", provider({ host: "unix:///var/run/docker.sock", context: "remote" })),
      bad(
        "a host that proves nothing",
        "sshOpts",
        provider({ host: "ssh://root@192.0.2.1", sshOpts: ["-o", "StrictHostKeyChecking=no"] }),
      ),
      bad("the same as a provider gets it", "sshOpts", provider(asJson(["-oStrictHostKeyChecking no"]))),
    ],
    clean: [
      made("a socket", provider({ host: "unix:///var/run/docker.sock" })),
      made("SSH", provider({ host: "ssh://root@192.0.2.1", sshOpts: ["-o", "StrictHostKeyChecking=accept-new"] })),
      made("TCP with certificates", provider({ host: "tcp://192.0.2.1:2376", ...certificates })),
      made("TCP with a folder of them", provider({ host: "tcp://192.0.2.1:2376", certPath: "/etc/docker/client" })),
      made("the engine's own", provider({})),
    ],
    unknown: { subject: provider({ host: "unix:///var/run/docker.sock" }), path: ["host"] },
  },
  {
    rule: "HS-060",
    violating: [
      ...secretLabels.map(([label, value], index) =>
        bad(`${label} ${String(index)}`, "labels[0]", labelled(label, value)),
      ),
      bad("a service", "labels[0]", service({}, {}, { labels: [{ label: "app.password", value: "something" }] })),
      bad(
        "a service's container",
        "taskSpec.containerSpec.labels[0]",
        service({ labels: [{ label: "app.password", value: "something" }] }),
      ),
    ],
    clean: [...untouched, ...plainLabels.map(([label, value]) => made(label, labelled(label, value)))],
    unknown: { subject: labelled("hearth.service", "demo"), path: ["labels", "0", "value"] },
  },
  {
    rule: "HS-061",
    violating: [
      ...["nat-unprotected", "routed"].flatMap((mode) =>
        [4, 6].map((version) => bad(`${mode} in IPv${String(version)}`, "options", gateway(version, mode))),
      ),
      bad("an interface that is trusted", "options", bridged({ [`${bridge}.trusted_host_interfaces`]: "eth1" })),
      ...["macvlan", "ipvlan"].map((driver) =>
        bad(driver, "driver", resource("docker:index/network:Network", { name: "demo-apps", driver })),
      ),
    ],
    clean: [
      made("nothing said", resource("docker:index/network:Network", { name: "demo-apps" })),
      made("the usual gateway", gateway(4, "nat")),
      made("no gateway", gateway(6, "isolated")),
      made("another option", bridged({ [`${bridge}.enable_icc`]: "false" })),
      made("an overlay", resource("docker:index/network:Network", { name: "demo-apps", driver: "overlay" })),
    ],
    unknown: { subject: bridged({}), path: ["driver"] },
  },
];
