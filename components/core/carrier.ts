import * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { hardened } from "./hardening.ts";
import { labels } from "./normal.ts";
import { onlyByReplacement } from "./service-container.ts";

/** Files to be carried into a volume. */
export interface CarrierArgs {
  readonly service: string;
  readonly volume: docker.Volume;
  /** File name to content; secret content stays secret. */
  readonly files: Readonly<Record<string, pulumi.Input<string>>>;
  /** Numeric owner of every file. */
  readonly owner: number;
  /** Mode of every file, such as `0444`. */
  readonly mode: string;
}

/** A folder that no image has, so that the engine copies nothing of the image into the volume. */
const folder = "/hearth-carrier";

/**
 * A container that never starts: making it writes the files into the volume. It is named by the provider, for with a
 * fixed name a change of files would meet its own predecessor. It names no user: the engine would look a numeric one
 * up in its own host's accounts, and give the files to it.
 */
export function carrier(
  name: string,
  { service, volume, files, owner, mode }: CarrierArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): docker.Container {
  return new docker.Container(
    name,
    {
      ...hardened({ memoryMebibytes: 16, cores: 0.1, processes: 8 }),
      image: engine.toolbox,
      command: ["true"],
      networkMode: "none",
      restart: "no",
      start: false,
      mustRun: false,
      mounts: [{ type: "volume", source: volume.name, target: folder, readOnly: false }],
      uploads: Object.keys(files)
        .sort()
        .map((file) => ({
          file: `${folder}/${file}`,
          content: files[file] ?? "",
          owner: String(owner),
          group: String(owner),
          permissions: mode,
        })),
      labels: labels({ "hearth.stack": engine.stack, "hearth.service": service, "hearth.part": "carrier" }),
    },
    { ...opts, provider: engine.provider, deleteBeforeReplace: false, replaceOnChanges: onlyByReplacement },
  );
}
