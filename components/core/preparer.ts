import { dirname, join } from "node:path/posix";
import * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { hardened } from "./hardening.ts";
import { hostCommand } from "./host-command.ts";
import { envs, labels } from "./normal.ts";
import { type Mount, mountArgs, onlyByReplacement } from "./service-container.ts";

/** A folder to be made and given to a user. */
export interface PreparerArgs {
  readonly service: string;
  readonly user: number;
  readonly source: Mount["source"];
  /** Folder below the source; empty for the source itself. */
  readonly below: string;
}

const inside = "/hearth-data";

/**
 * Makes the folder and leaves a mark in it: an empty volume would take over content and owner of the image's
 * folder at its first mount. The parents stay root's, so that no service sees another's.
 */
const script = `set -eu
[ -d "$PARENT" ] || { mkdir "$PARENT"; chmod 0711 "$PARENT"; }
mkdir -p "$FOLDER"
[ -e "$FOLDER/.hearth" ] || : > "$FOLDER/.hearth"
chown "$OWNER:$OWNER" "$FOLDER" "$FOLDER/.hearth"
chmod 0700 "$FOLDER"
`;

/** The engine does not report a job's failure by itself. */
const checkScript = `
code=$(docker inspect --format '{{.State.ExitCode}}' "$CONTAINER") || exit 1
[ "$code" = 0 ] && exit 0
echo "$SERVICE: its data folder could not be made (exit code $code):" >&2
docker logs --tail 15 "$CONTAINER" >&2
exit 1
`;

/** Runs once, without network, and may do nothing but make and give away folders. The result is there when it succeeded. */
export function preparer(
  name: string,
  { service, user, source, below }: PreparerArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const folder = join(inside, below);
  const job = new docker.Container(
    `${name}-job`,
    {
      ...hardened({ memoryMebibytes: 32, cores: 0.5, processes: 64 }, ["CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER"]),
      image: engine.toolbox,
      command: ["sh", "-c", script],
      envs: envs({ FOLDER: folder, PARENT: dirname(folder), OWNER: String(user) }),
      user: "0:0",
      readOnly: true,
      networkMode: "none",
      restart: "no",
      mustRun: false,
      attach: true,
      logs: true,
      mounts: [mountArgs({ target: inside, source, readOnly: false })],
      labels: labels({ "hearth.stack": engine.stack, "hearth.service": service, "hearth.part": "preparer" }),
    },
    { ...opts, provider: engine.provider, deleteBeforeReplace: false, replaceOnChanges: onlyByReplacement },
  );
  return hostCommand(
    name,
    { script: checkScript, environment: { SERVICE: service, CONTAINER: job.id }, triggers: [job.id] },
    engine,
    { ...opts, dependsOn: [job] },
  );
}
