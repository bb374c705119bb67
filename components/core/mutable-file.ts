import { createHash } from "node:crypto";
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { carrier } from "./carrier.ts";
import type { Engine } from "./engine.ts";
import { labels } from "./normal.ts";

/** The one volume whose content changes. */
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

/** One file in a mutable volume. */
export interface MutableFileArgs {
  readonly service: string;
  readonly volume: docker.Volume;
  readonly file: string;
  readonly content: pulumi.Input<string>;
  readonly owner: number;
}

/** A written file: depend on `written`; `hash` changes with the content. */
export interface WrittenFile {
  readonly written: docker.Container;
  readonly hash: pulumi.Output<string>;
}

/** Writes a file whole, in the place of the one before: nothing stays behind when a service goes. */
export function mutableFile(
  name: string,
  { service, volume, file, content, owner }: MutableFileArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): WrittenFile {
  const written = carrier(name, { service, volume, files: { [file]: content }, owner, mode: "0444" }, engine, opts);
  const hash = pulumi.output(content).apply((text) => createHash("sha256").update(text).digest("hex").slice(0, 16));
  return { written, hash };
}
