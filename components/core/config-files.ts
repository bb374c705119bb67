import { createHash } from "node:crypto";
import * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { carrier } from "./carrier.ts";
import type { Engine } from "./engine.ts";
import { labels } from "./normal.ts";

/** Configuration that a container mounts read-only. */
export interface ConfigFilesArgs {
  readonly service: string;
  /** File name to content. */
  readonly files: Readonly<Record<string, string>>;
  readonly owner: number;
}

/** A filled volume: mount `volume`, depend on `filled`. */
export interface FilledVolume {
  readonly volume: docker.Volume;
  readonly filled: docker.Container;
}

/** One hash over names and contents. */
function contentHash(files: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 16);
}

/**
 * An immutable volume of text files: other content is another volume, so that a revision which still runs keeps
 * reading what it was started with. The provider names it, for going back to old content must not meet the old volume.
 */
export function configFiles(
  name: string,
  { service, files, owner }: ConfigFilesArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): FilledVolume {
  const volume = new docker.Volume(
    name,
    { labels: labels({ "hearth.stack": engine.stack, "hearth.content": contentHash(files) }) },
    { ...opts, provider: engine.provider },
  );
  const filled = carrier(`${name}-carrier`, { service, volume, files, owner, mode: "0444" }, engine, opts);
  return { volume, filled };
}
