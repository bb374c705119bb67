import type { Plan } from "../wiring/plan.ts";

/** Where the proxy's administration listens: a socket in memory that only its own user can open. */
export const adminSocket = "unix//run/caddy/admin.sock";

const httpsPolicy = { dev: "off", lan: "disable_redirects" } as const;

/**
 * The proxy's main file. It names no service, so enabling one never restarts the proxy; those stand in the routes file.
 * Facts: caddyserver/caddy, global options.
 */
export function caddyfile({ access }: Pick<Plan, "access">): string {
  return `{
	admin ${adminSocket}|0600
	persist_config off
	auto_https ${httpsPolicy[access.mode]}
	skip_install_trust
	grace_period 10s
	servers {
		timeouts {
			read_header 10s
			idle 2m
		}
		max_header_size 32KB
	}
}

http://:2020 {
	bind 127.0.0.1
	respond "well"
}

import /etc/caddy-routes/*.caddy
`;
}
