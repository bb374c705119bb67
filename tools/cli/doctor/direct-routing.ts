import { closesContainerAddresses, directRoutingRules } from "../../engine/docker/direct-routing.ts";
import { attempt } from "../../shared/run.ts";
import type { Docker } from "../machine/docker.ts";
import { note, ok, type Row } from "./row.ts";

const check = "container addresses";

/** What is known of the ways to a container past its published port. */
export interface DirectRouting {
  /** Version of the engine, such as `20.10.24`. */
  readonly version: string;
  /** The house's addresses, such as `10.213.0.0/16`. */
  readonly pool: string;
  /** Exit code of the firewall's own check for the rule: 0 when it stands, 1 when not, others when nobody may look. */
  readonly lookedUp: number;
}

/** Whether a neighbour with a route could reach the containers' own addresses, and the rule that closes them. */
export function directRoutingRow({ version, pool, lookedUp }: DirectRouting): Row {
  if (closesContainerAddresses(version)) return ok(check, `closed by engine ${version}`);
  if (lookedUp === 0) return ok(check, "closed by a rule in DOCKER-USER");
  const unseen = lookedUp === 1 ? "" : " (not allowed to see whether a rule closes them: ask again as root)";
  return note(
    check,
    `a neighbour with a route to ${pool} reaches published ports and services with a way out${unseen}`,
    [
      `close them as root, until the next boot: ${directRoutingRules(pool).close.join(" ")}`,
      `open them again: ${directRoutingRules(pool).open.join(" ")}`,
    ].join("\n"),
  );
}

/** {@link directRoutingRow} of this machine. */
export async function directRoutingRows(docker: Docker, pool: string): Promise<readonly Row[]> {
  const { stdout } = await docker.attempt("version", "--format", "{{.Server.Version}}");
  const { code } = await attempt(directRoutingRules(pool).isClosed);
  return [directRoutingRow({ version: stdout.trim(), pool, lookedUp: code })];
}
