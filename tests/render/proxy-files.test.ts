import { caddyfile } from "../../components/render/caddyfile.ts";
import { healthPathOf, routesFile } from "../../components/render/routes-file.ts";
import { upstreamText } from "../../components/render/upstreams.ts";
import { fixturePlan } from "./fixture.ts";

/** Blocks of a routes file by what stands before their brace. */
function blocksOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/^(\S[^\n]*?) ?\{\n([\s\S]*?)^\}\n/gm);
  return new Map([...found].map(([, name = "", body = ""]) => [name, body]));
}

const modes = ["dev", "lan"] as const;
const rendered = (mode: "dev" | "lan") => ({
  plan: fixturePlan(mode),
  blocks: blocksOf(routesFile(fixturePlan(mode))),
});
const signIn = "\tbasic_auth {\n\t\timport /run/secrets/sign-in\n\t}\n";

describe.each(modes)("the routes file in mode %s", (mode) => {
  const { plan, blocks } = rendered(mode);
  const scheme = mode === "dev" ? "http" : "https";
  const blockOf = (host: string) => blocks.get(`${scheme}://${host}:8080`) ?? "";

  test("has a block for each route, the start, the rest, and what is common", () => {
    const hosts = plan.routes.map(({ host }) => `${scheme}://${host}:8080`);
    expect([...blocks.keys()]).toEqual([
      "(common)",
      ...hosts,
      `${scheme}://${plan.access.suffix}:8080`,
      `${scheme}://:8080`,
    ]);
  });

  test("asks for a sign-in exactly where the Plan says so, before anything is passed on", () => {
    for (const { host, auth, service } of plan.routes) {
      const block = blockOf(host);
      expect([service, block.includes("basic_auth")]).toEqual([service, auth === "basic"]);
      if (auth === "basic") {
        expect(block).toContain(signIn);
        expect(block.indexOf(signIn)).toBeLessThan(block.indexOf("reverse_proxy"));
      }
    }
  });

  test("keeps the house's own sign-in from the service behind it", () => {
    for (const { host, auth, service } of plan.routes) {
      const last = blockOf(host).slice(blockOf(host).lastIndexOf("reverse_proxy"));
      expect([service, last.includes("header_up -Authorization")]).toEqual([service, auth === "basic"]);
    }
  });

  test("takes identity headers off every request from outside", () => {
    const common = blocks.get("(common)") ?? "";
    for (const header of [
      "Remote-*",
      "X-Forwarded-User",
      "X-Forwarded-Email",
      "X-Forwarded-Groups",
      "X-Forwarded-Preferred-Username",
      "X-Authentik-*",
      "X-Auth-Request-*",
    ]) {
      expect(common).toContain(`\trequest_header -${header}\n`);
    }
    for (const { host } of plan.routes) expect(blockOf(host)).toMatch(/^\timport common\n/);
  });

  test("answers every other name with 404 and passes it to nobody", () => {
    const rest = blocks.get(`${scheme}://:8080`) ?? "";
    expect(rest).toContain('respond "No such service here." 404');
    expect(rest).not.toContain("reverse_proxy");
  });

  test("sends each route to the newest revision that its upstream file names, and names none itself", () => {
    for (const { host, service, port } of plan.routes) {
      const target = `reverse_proxy ${service}{file./etc/caddy-routes/${service}.upstream}:${String(port)} {`;
      expect(blockOf(host)).toContain(target);
      const targets = blockOf(host)
        .split("\n")
        .filter((line) => line.includes("reverse_proxy"));
      expect(targets).toHaveLength(service === "home" ? plan.routes.length + 1 : 1);
    }
  });

  test("tells health on the home page's origin alone, without the visitor's credentials or the answer's body", () => {
    const homeHost = plan.routes.find(({ service }) => service === "home")?.host ?? "";
    for (const { service, host, healthPath } of plan.routes) {
      const start = blockOf(homeHost).indexOf(`\thandle ${healthPathOf(service)} {\n`);
      expect(start).toBeGreaterThan(-1);
      const probe = blockOf(homeHost).slice(start, blockOf(homeHost).indexOf("\n\t}\n", start));
      for (const line of [`rewrite * ${healthPath}?`, "method GET", "header_up -Authorization", "header_up -Cookie"]) {
        expect(probe).toContain(`${line}\n`);
      }
      expect(probe).toContain('respond "well" 200');
      expect(probe).toContain('respond "not well" 503');
      if (host !== homeHost) expect(blockOf(host)).not.toContain("/-/health/");
    }
  });

  test("has certificates of its own where, and only where, it speaks https", () => {
    for (const [name, body] of blocks) {
      if (name !== "(common)") expect([name, body.includes("tls internal")]).toEqual([name, mode === "lan"]);
    }
  });
});

test("in the house's own network no route is open", () => {
  const { plan, blocks } = rendered("lan");
  const routes = plan.routes.map(({ host }) => blocks.get(`https://${host}:8080`) ?? "");
  expect(routes.filter((block) => !block.includes(signIn))).toEqual([]);
});

test("an upstream file lengthens the service's alias to its newest container, if that has its own name", () => {
  expect(upstreamText("open", "open-3c4d5e6")).toBe("-3c4d5e6\n");
  expect(upstreamText("open", "opener-3c4d5e6")).toBe("\n");
});

test.each(modes)("the main file in mode %s listens for administration in memory only and names no service", (mode) => {
  const text = caddyfile(fixturePlan(mode));
  expect(text).toContain("\tadmin unix//run/caddy/admin.sock|0600\n");
  expect(text.match(/^\tadmin /gm)).toHaveLength(1);
  expect(text).toContain("http://:2020 {\n\tbind 127.0.0.1\n");
  expect(text).toBe(caddyfile(fixturePlan(mode, { services: {}, custom: {} })));
});
