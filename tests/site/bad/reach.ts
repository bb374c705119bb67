import { notes } from "../../support/house.ts";
import { each, type Row } from "./row.ts";

const lan = (more: Readonly<Record<string, unknown>>) => ({
  access: { mode: "lan", address: "192.168.1.10", suffix: "home.arpa", ...more },
});
const long = `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.de`;

/** Domains, addresses, ports, networks and the engine's address. */
export const reach: readonly Row[] = [
  { what: "unknown way of access", input: { access: { mode: "wan" } }, expected: [["hearth:access.mode", '"wan"']] },
  { what: "access without a mode", input: { access: { port: 8080 } }, expected: [["hearth:access.mode", null]] },
  {
    what: "field of the other mode",
    input: { access: { mode: "dev", suffix: "home.arpa" } },
    expected: [["hearth:access.suffix", "a key that is not known"]],
  },
  {
    what: "lan without address and suffix",
    input: { access: { mode: "lan" } },
    expected: [
      ["hearth:access.address", null],
      ["hearth:access.suffix", null],
    ],
  },
  ...each("hearth:access.suffix", (suffix) => lan({ suffix }), [
    ["scheme", "https://home.arpa", '"https://home.arpa"'],
    ["final dot", "home.arpa.", '"home.arpa."'],
    ["wildcard", "*.home.arpa", '"*.home.arpa"'],
    ["address", "192.168.1.10", '"192.168.1.10"'],
    ["top-level domain", "com", '"com"'],
    ["multicast names", "house.local", '"house.local"'],
    ["not ASCII", "zuhause.öffentlich", '"zuhause.öffentlich"'],
    ["upper case", "Home.Arpa", '"Home.Arpa"'],
    ["label of 64", `${"a".repeat(64)}.de`, `"${"a".repeat(64)}.de"`],
    ["too long in all", long, `"${long.slice(0, 79)}…`],
    ["empty label", "home..arpa", '"home..arpa"'],
    ["empty", "", '""'],
  ]),
  ...each("hearth:access.address", (address) => lan({ address }), [
    ["wildcard", "0.0.0.0", '"0.0.0.0"'],
    ["loopback", "127.0.0.1", '"127.0.0.1"'],
    ["broadcast", "255.255.255.255", '"255.255.255.255"'],
    ["multicast", "224.0.0.251", '"224.0.0.251"'],
    ["256", "192.168.1.256", '"192.168.1.256"'],
    ["leading zero", "192.168.01.10", '"192.168.01.10"'],
    ["with a prefix", "192.168.1.10/24", '"192.168.1.10/24"'],
    ["with a port", "192.168.1.10:443", '"192.168.1.10:443"'],
    ["IPv6", "fd00::1", '"fd00::1"'],
    ["name", "server", '"server"'],
  ]),
  ...each("hearth:access.port", (port) => ({ access: { mode: "dev", port } }), [
    ["zero", 0, "0"],
    ["privileged", 80, "80"],
    ["65536", 65536, "65536"],
    ["text", "8080", '"8080"'],
    ["range", "8080-8090", '"8080-8090"'],
    ["fraction", 8080.5, "8080.5"],
    ["blocked by browsers", 6000, "6000"],
  ]),
  ...each("hearth:access.port", (port) => lan({ port }), [
    ["the machine's SSH", 22, "22"],
    ["70000", 70000, "70000"],
    ["negative", -1, "-1"],
  ]),
  ...each("hearth:custom.notes.port", (port) => notes({ port }), [
    ["zero", 0, "0"],
    ["65536", 65536, "65536"],
    ["70000 and a half", 70000.5, "70000.5"],
    ["text", "80", '"80"'],
    ["range", "80-90", '"80-90"'],
    ["protocol", "80/tcp", '"80/tcp"'],
    ["not a number", Number.NaN, "NaN"],
    ["a billion", 1e9, "1000000000"],
  ]),
  ...each("hearth:custom.notes.health", (health) => notes({ health }), [
    ["without a slash", "healthz", '"healthz"'],
    ["address", "http://notes/healthz", '"http://notes/healthz"'],
    ["blank", "/health z", '"/health z"'],
    ["placeholder", "/{file./run/secrets/sign-in}", '"/{file./run/secrets/sign-in}"'],
    ["variable", "/{$HOME}", '"/{$HOME}"'],
    ["quote", '/a"b', '"/a\\"b"'],
    ["comment", "/#top", '"/#top"'],
    ["line break", "/\nrespond", '"/\\nrespond"'],
  ]),
  {
    what: "an address of the house's own networks",
    input: lan({ address: "10.213.0.1" }),
    expected: [["hearth:access.address", "10.213.0.1"]],
  },
  ...each("hearth:network.pool", (pool) => ({ network: { pool } }), [
    ["/31", "10.213.0.0/31", '"10.213.0.0/31"'],
    ["/8", "10.0.0.0/8", '"10.0.0.0/8"'],
    ["no prefix", "10.213.0.0", '"10.213.0.0"'],
    ["public", "172.99.0.0/16", '"172.99.0.0/16"'],
    ["another public", "192.100.0.0/16", '"192.100.0.0/16"'],
    ["300", "10.300.0.0/16", '"10.300.0.0/16"'],
    ["begins inside itself", "10.213.77.0/16", '"10.213.77.0/16"'],
    ["IPv6", "fd00::/64", '"fd00::/64"'],
  ]),
  ...each("hearth:engine.host", (host) => ({ engine: { host } }), [
    ["unprotected", "tcp://0.0.0.0:2375", '"tcp://0.0.0.0:2375"'],
    ["no scheme", "/var/run/docker.sock", '"/var/run/docker.sock"'],
    ["relative", "unix://docker.sock", '"unix://docker.sock"'],
    ["dots", "unix:///var/../run/docker.sock", '"unix:///var/../run/docker.sock"'],
    ["option in the name", "ssh://-oProxyCommand=x", '"ssh://-oProxyCommand=x"'],
  ]),
];
