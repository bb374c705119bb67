import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { carrier } from "./carrier.ts";
import type { FilledVolume } from "./config-files.ts";
import type { Engine } from "./engine.ts";
import { labels } from "./normal.ts";

/** A password made once. */
export interface GeneratedSecretArgs {
  readonly length: number;
  /** Raise it for a new one; the one before stays for one more generation. */
  readonly rotation: number;
}

/**
 * A password of letters and digits, so that it fits into every file and address. Each rotation is a resource of its
 * own: the newest is protected, the one before is released here so that the next rotation can remove it.
 */
export function generatedSecret(
  name: string,
  { length, rotation }: GeneratedSecretArgs,
  opts: pulumi.CustomResourceOptions,
): random.RandomPassword {
  const generation = (number: number, protect: boolean) =>
    new random.RandomPassword(`${name}-r${String(number)}`, { length, special: false }, { ...opts, protect });
  if (rotation > 1) generation(rotation - 1, false);
  return generation(rotation, true);
}

/** Secrets of one service, one file each. */
export interface SecretVolumeArgs {
  readonly service: string;
  /** Name in the engine; it carries the rotation number. */
  readonly engineName: string;
  readonly owner: number;
  readonly files: Readonly<Record<string, pulumi.Output<string>>>;
}

/** A volume of files that only their owner can read, mode 0400. Depend on the result before mounting it. */
export function secretVolume(
  name: string,
  { service, engineName, owner, files }: SecretVolumeArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): FilledVolume {
  const volume = new docker.Volume(
    name,
    { name: engineName, labels: labels({ "hearth.stack": engine.stack }) },
    { ...opts, provider: engine.provider },
  );
  const secret = Object.fromEntries(Object.entries(files).map(([file, content]) => [file, pulumi.secret(content)]));
  return {
    volume,
    filled: carrier(`${name}-carrier`, { service, volume, files: secret, owner, mode: "0400" }, engine, opts),
  };
}
