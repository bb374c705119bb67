import { proxyInside } from "../wiring/containers.ts";
import type { Plan } from "../wiring/plan.ts";
import type { RouteRecord } from "../wiring/records.ts";
import { secretsFolder, signInSecret } from "../wiring/secret-names.ts";
import { newestOf } from "./upstreams.ts";

/** Path on the home page's origin that tells whether a service is well. */
export function healthPathOf(service: string): string {
  return `/-/health/${service}`;
}

/** Headers by which a sign-on service tells who is there: from outside they are forged. */
const identityHeaders = [
  "Remote-*",
  "X-Forwarded-User",
  "X-Forwarded-Email",
  "X-Forwarded-Groups",
  "X-Forwarded-Preferred-Username",
  "X-Authentik-*",
  "X-Auth-Request-*",
];

const common = `(common) {
	header {
		-Server
		X-Content-Type-Options nosniff
		Referrer-Policy same-origin
	}
${identityHeaders.map((header) => `	request_header -${header}`).join("\n")}
}
`;

function upstreamOf({ service, port }: RouteRecord): string {
  return `${newestOf(service)}:${String(port)}`;
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `\t${line}`).join("\n");
}

function signIn(route: RouteRecord): string[] {
  return route.auth === "none" ? [] : ["basic_auth {", `\timport ${secretsFolder}/${signInSecret}`, "}"];
}

function healthOf(route: RouteRecord): string[] {
  return [
    `handle ${healthPathOf(route.service)} {`,
    `\trewrite * ${route.healthPath}?`,
    `\treverse_proxy ${upstreamOf(route)} {`,
    "\t\tmethod GET",
    "\t\theader_up -Authorization",
    "\t\theader_up -Cookie",
    "\t\t@well status 2xx",
    "\t\thandle_response @well {",
    '\t\t\trespond "well" 200',
    "\t\t}",
    "\t\thandle_response {",
    '\t\t\trespond "not well" 503',
    "\t\t}",
    "\t}",
    "}",
  ];
}

function site(address: string, lines: readonly string[]): string {
  return `${address} {\n${indented(lines)}\n}\n`;
}

/**
 * The routes file: one block for each route, by its full name; any other name is answered with 404.
 * It names no revision, so that a swap needs no reload, which would close idle connections.
 */
export function routesFile({ access, routes }: Pick<Plan, "access" | "routes">): string {
  const port = String(proxyInside.port);
  const address = (host: string) => `${access.scheme}://${host}:${port}`;
  const tls = access.scheme === "https" ? ["tls internal"] : [];
  const homeUrl = routes.find(({ service }) => service === "home")?.url;
  const blocks = routes.map((route) => {
    const isHome = route.service === "home";
    const health = isHome ? routes.flatMap((other) => healthOf(other)) : [];
    const proxy = [
      `reverse_proxy ${upstreamOf(route)} {`,
      // The house's own sign-in is none of the service's business.
      ...(route.auth === "none" ? [] : ["\theader_up -Authorization"]),
      "\tlb_try_duration 3s",
      "\tlb_try_interval 200ms",
      "}",
    ];
    const rest = isHome ? ["handle {", ...proxy.map((line) => `\t${line}`), "}"] : proxy;
    return site(address(route.host), ["import common", ...tls, ...signIn(route), ...health, ...rest]);
  });
  const start = homeUrl === undefined ? [] : [site(address(access.suffix), [...tls, `redir ${homeUrl}{uri}`])];
  const closed = site(`${access.scheme}://:${port}`, [...tls, 'respond "No such service here." 404']);
  return [common, ...blocks, ...start, closed].join("\n");
}
