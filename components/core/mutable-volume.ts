import * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { labels } from "./normal.ts";

/**
 * A volume of configuration whose content changes: carriers write files whole over those of the same names. Files that
 * are no longer written stay, so whoever reads it must name what it reads.
 */
export function mutableVolume(
  name: string,
  engineName: string,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): docker.Volume {
  return new docker.Volume(
    name,
    { name: engineName, labels: labels({ "hearth.stack": engine.stack }) },
    { ...opts, provider: engine.provider },
  );
}
