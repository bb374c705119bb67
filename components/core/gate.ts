import type * as command from "@pulumi/command";
import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { hostCommand } from "./host-command.ts";

/**
 * Crashes after which a container that waits for its next start counts as failed, though its health check may still be
 * due. Counted over its life: the engine waits up to a minute between starts, so a repeated gate would see no new ones.
 */
const crashes = 4;

const script = `
look() { docker inspect --format "$1" "$CONTAINER"; }
left=$SECONDS_TO_WAIT
while [ "$left" -gt 0 ]; do
  state=$(look '{{.State.Status}} {{.RestartCount}} {{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}') || exit 1
  set -- $state
  health=$3
  [ "$health" = healthy ] && exit 0
  # Between two starts the engine calls it unhealthy as well.
  [ "$1" = running ] && [ "$health" = unhealthy ] && break
  [ "$1" = restarting ] && [ "$2" -ge "$CRASHES" ] && health=crashing && break
  sleep 1
  left=$((left - 1))
done
checks=$(look '{{if .State.Health}}{{range .State.Health.Log}}{{println .ExitCode .Output}}{{end}}{{end}}' | tail -n 3)
[ -n "$checks" ] || checks="none: no check came to its end"
echo "$SERVICE: the new revision is not healthy ($health). $MEANWHILE" >&2
echo "last health output:" >&2
echo "$checks" >&2
echo "last log lines:" >&2
docker logs --tail 15 "$CONTAINER" >&2
exit 1
`;

/** What a gate is told of the container it watches. */
export interface GateArgs {
  readonly service: string;
  readonly container: docker.Container;
  /** Time after which it has failed. */
  readonly seconds: number;
  /** What goes on while the new revision does not, in words for the error. */
  readonly meanwhile: string;
}

/**
 * Passes when that very container is healthy, and fails the update otherwise, with its last health output and log lines.
 * The provider's own `wait` is not used: after a refresh it takes a container that was never healthy for a good one.
 */
export function gate(
  name: string,
  { service, container, seconds, meanwhile }: GateArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): command.local.Command {
  return hostCommand(
    name,
    {
      script,
      environment: {
        SERVICE: service,
        CONTAINER: container.id,
        SECONDS_TO_WAIT: String(seconds),
        CRASHES: String(crashes),
        MEANWHILE: meanwhile,
      },
      triggers: [container.id],
    },
    engine,
    opts,
  );
}
