import { overlap } from "../../components/site/addresses.ts";
import { leftoverProblem } from "../../tools/cli/checks/leftovers.ts";
import { isWildcard, parseListeners } from "../../tools/cli/checks/listeners.ts";
import { type PortFacts, portProblem } from "../../tools/cli/checks/port.ts";
import { parseRoutes, poolProblems } from "../../tools/cli/checks/subnets.ts";
import { sentinelsToMake } from "../../tools/cli/stack/tiers.ts";

const routeTable = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
br-1\t0000D50A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
eth0\t0000A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
`;

describe("subnets", () => {
  test("overlap in either direction and at the edges", () => {
    expect(overlap("10.0.0.0/8", "10.213.4.0/24")).toBe(true);
    expect(overlap("10.213.255.255", "10.213.0.0/16")).toBe(true);
    expect(overlap("10.214.0.0/24", "10.213.0.0/16")).toBe(false);
    expect(overlap("fd00::/8", "10.213.0.0/16")).toBe(false);
  });

  test("routes are read without the default route", () => {
    expect(parseRoutes(routeTable)).toEqual([
      { subnet: "10.213.0.0/24", device: "br-1" },
      { subnet: "192.168.0.0/24", device: "eth0" },
    ]);
  });

  const routes = [{ subnet: "10.213.0.0/24", device: "br-1" }];

  test("the house's own networks are in nobody's way", () => {
    expect(
      poolProblems("10.213.0.0/16", routes, [{ name: "hearth-dev-front", subnets: ["10.213.0.0/24"], ours: true }]),
    ).toEqual([]);
  });

  test("another network is named once, not also as its route", () => {
    const problems = poolProblems("10.213.0.0/16", routes, [
      { name: "other", subnets: ["10.213.0.0/24"], ours: false },
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/no other network of the engine has: other has 10\.213\.0\.0\/24; set another/);
  });

  test("a route is named with its device", () => {
    expect(poolProblems("10.213.0.0/16", [{ subnet: "10.0.0.0/8", device: "wg0" }], [])[0]).toMatch(
      /10\.0\.0\.0\/8 through wg0/,
    );
  });
});

describe("a pool that many others use", () => {
  const many = Array.from({ length: 16 }, (_, index) => `10.213.${String(index)}.0/24`);

  test("is one line for the networks of the engine, and one for the routes of the machine", () => {
    const networks = many.map((subnet, index) => ({ name: `n${String(index)}`, subnets: [subnet], ours: false }));
    expect(poolProblems("10.213.0.0/16", [], networks)).toEqual([
      expect.stringMatching(/n0 has 10\.213\.0\.0\/24, .* n3 has 10\.213\.3\.0\/24 and 12 more; set another/),
    ]);
    const routes = many.map((subnet, index) => ({ subnet, device: `br-${String(index)}` }));
    expect(poolProblems("10.213.0.0/16", routes, [])).toEqual([
      expect.stringMatching(/10\.213\.0\.0\/24 through br-0, .* and 12 more; set another/),
    ]);
  });
});

describe("the access port", () => {
  const wanted = { address: "127.0.0.1", port: 8080 };
  const free: PortFacts = { publishers: [], listeners: [], holders: new Map(), own: ["127.0.0.1"] };
  const published = { name: "caddy-1", ours: true, running: true, ports: [{ address: "127.0.0.1", port: 8080 }] };

  test("is free, or the house's own proxy holds it", () => {
    expect(portProblem(wanted, free)).toBeUndefined();
    const listeners = [{ address: "127.0.0.1", port: 8080, inode: "7" }];
    expect(portProblem(wanted, { ...free, publishers: [published], listeners })).toBeUndefined();
  });

  test("held by another container, which is named", () => {
    expect(
      portProblem(wanted, {
        ...free,
        publishers: [{ ...published, name: "web", ours: false, ports: [{ address: "0.0.0.0", port: 8080 }] }],
      }),
    ).toMatch(/container web; stop it/);
  });

  test("held by a process, which is named where that can be seen", () => {
    const listeners = [{ address: "::", port: 8080, inode: "7" }];
    expect(portProblem(wanted, { ...free, listeners, holders: new Map([["7", "nginx (pid 3)"]]) })).toMatch(
      /nginx \(pid 3\)/,
    );
    expect(portProblem(wanted, { ...free, listeners })).toMatch(/cannot be seen/);
  });

  test("another address of the machine does not matter, an address it lacks does", () => {
    expect(
      portProblem(wanted, { ...free, listeners: [{ address: "192.168.0.2", port: 8080, inode: "7" }] }),
    ).toBeUndefined();
    expect(portProblem({ address: "192.168.9.9", port: 443 }, free)).toMatch(
      /given 192\.168\.9\.9; allowed: 127\.0\.0\.1/,
    );
  });

  test("listeners are read from the kernel's tables", () => {
    const tcp =
      "  sl  local_address rem_address   st\n   0: 0100007F:1F90 00000000:0000 0A 0 0 0 0 0 77 1\n   1: 0100007F:1F91 00000000:0000 01 0 0 0 0 0 78 1\n";
    expect(parseListeners(tcp)).toEqual([{ address: "127.0.0.1", port: 8080, inode: "77" }]);
    const tcp6 =
      "  sl\n   0: 00000000000000000000000000000000:0016 00000000000000000000000000000000:0000 0A 0 0 0 0 0 9 1\n";
    expect(parseListeners(tcp6).map((one) => [one.address, isWildcard(one)])).toEqual([["::", true]]);
    const loopback6 =
      "  sl\n   0: 00000000000000000000000001000000:0016 00000000000000000000000000000000:0000 0A 0 0 0 0 0 9 1\n";
    expect(parseListeners(loopback6).map((one) => [one.address, isWildcard(one)])).toEqual([["::1", false]]);
  });
});

describe("data without state", () => {
  const facts = { stack: "dev", guarded: false, volumes: ["hearth-dev-caddy-data"], folders: [], stateFolder: "/s" };

  test("is refused with its names; another owner comes first, the backup next, and removal last", () => {
    expect(leftoverProblem(facts)).toMatch(
      /volume hearth-dev-caddy-data[\s\S]*another user[\s\S]*--stack NAME[\s\S]*restore \/s from a backup[\s\S]*gone for good[\s\S]*docker volume rm hearth-dev-caddy-data/,
    );
  });

  test("is no problem when the state knows it, or when there is none", () => {
    expect(leftoverProblem({ ...facts, guarded: true })).toBeUndefined();
    expect(leftoverProblem({ ...facts, volumes: [] })).toBeUndefined();
  });
});

describe("sentinel folders", () => {
  const fact = { sentinel: "/mnt/a/hearth-dev", exists: false, tierExists: true, recorded: false };

  test("are made once", () => {
    expect(sentinelsToMake([fact, { ...fact, sentinel: "/mnt/b/hearth-dev", exists: true }])).toEqual([
      "/mnt/a/hearth-dev",
    ]);
  });

  test("that were there before and are missing now are refused with path and remedy", () => {
    expect(() => sentinelsToMake([{ ...fact, recorded: true }])).toThrow(
      /\/mnt\/a\/hearth-dev: missing.*disk is not mounted\? Mount it/,
    );
  });

  test("are not made below a folder that does not exist", () => {
    expect(() => sentinelsToMake([{ ...fact, tierExists: false }])).toThrow(
      /\/mnt\/a: the folder of a tier does not exist/,
    );
  });
});
