import type * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { hostCommand } from "./host-command.ts";

/**
 * A disk's folder may be root's and unreadable for others; a service's own folder in it can be seen all the same.
 * `npm run adopt` lets it pass, for it has read what was left.
 */
const script = `
[ "\${HEARTH_ADOPT:-}" = "$STACK" ] && exit 0
found=""
add() { found="$found
  $1"; }
volumes=$(docker volume ls --quiet --filter "label=hearth.stack=$STACK") || exit 1
for volume in $volumes; do add "volume $volume"; done
for disk in $DISKS; do
  [ -r "$disk" ] && [ -n "$(ls -A "$disk")" ] && add "folder $disk"
done
for service in $SERVICES; do
  [ -e "$service" ] && add "folder $service"
done
[ -z "$found" ] && exit 0
echo "Data of stack $STACK is here, and this state knows nothing of it; with new passwords nobody could open it.
Found:$found
Nothing was changed. Put the stack's state folder back from a backup and run again.
Without a backup: npm run adopt takes over the data and the passwords that are in its volumes.
Only if this data may be lost: remove what is listed above by name (docker volume rm, rm -r), and run again." >&2
exit 1
`;

/** Where an earlier house may have left something, besides volumes of the engine. */
export interface GuardArgs {
  /** Folders that hold nothing but data of this stack. */
  readonly disks: readonly string[];
  /** Folders of services below them. */
  readonly services: readonly string[];
}

/**
 * Refuses to begin where an earlier house has left data. It runs once in the life of a state, before anything else,
 * and is protected so that it stays when the house is taken down and its data stays.
 */
export function guard(
  { disks, services }: GuardArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const environment = { STACK: engine.stack, DISKS: disks.join(" "), SERVICES: services.join(" ") };
  return hostCommand("guard", { script, environment }, engine, {
    ...opts,
    protect: true,
    ignoreChanges: ["environment", "stdin"],
  });
}
