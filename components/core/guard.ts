import type * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { hostCommand } from "./host-command.ts";

const script = `
found=$(docker volume ls --quiet --filter "label=hearth.stack=$STACK") || exit 1
for folder in $FOLDERS; do
  [ -z "$(ls -A "$folder" 2>/dev/null)" ] || found="$found $folder"
done
[ -z "$found" ] && exit 0
echo "data of stack $STACK is here, and this state knows nothing of it: new passwords would lock its owner out." >&2
echo "found:" $found >&2
echo "restore the stack's state folder from a backup; or, if the data may go, remove it by name and run again." >&2
exit 1
`;

/**
 * Refuses to begin where an earlier house has left data. It runs once in the life of a state, before anything else,
 * and is protected so that it stays when the house is taken down and its data stays.
 */
export function guard(folders: readonly string[], engine: Engine, opts: pulumi.CustomResourceOptions): pulumi.Resource {
  return hostCommand("guard", { script, environment: { STACK: engine.stack, FOLDERS: folders.join(" ") } }, engine, {
    ...opts,
    protect: true,
    ignoreChanges: ["environment", "stdin"],
  });
}
