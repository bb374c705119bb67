import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { run } from "../shared/run.ts";

/** What an image says about itself beside its files. */
export interface ImageSettings {
  readonly architecture: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Empty: root. */
  readonly user: string;
  readonly workingFolder: string;
  readonly exposes: readonly string[];
  /** Absent: the engine's own, SIGTERM. */
  readonly stopSignal?: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Folders that every image has and every user may write to, unless the root is read-only. */
export const writableFolders = ["tmp", "var/tmp"] as const;

const longAgo = "1970-01-01T00:00:00Z";

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/**
 * Packs a folder so that the same content gives the same bytes: sorted names, no dates, nothing of this machine's owners and
 * permissions. Everything becomes readable, nothing is set-uid, only `open` folders are writable for all.
 */
export async function packFolder(folder: string, output: string, open: readonly string[] = []): Promise<void> {
  await run(["chmod", "--recursive", "u=rwX,go=rX,a-st", folder]);
  for (const name of open) await chmod(join(folder, name), 0o1777);
  const same = ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu"];
  await run(["tar", "--create", ...same, "--file", output, "--directory", folder, "."], {
    env: { LC_ALL: "C", TAR_OPTIONS: "" },
  });
}

/** The image's configuration as the engine reads it; an engine with the classic image store uses its hash as the image's id. */
export function imageConfig(settings: ImageSettings, layerDigest: string): string {
  return JSON.stringify({
    architecture: settings.architecture,
    os: "linux",
    created: longAgo,
    config: {
      Env: Object.entries(settings.environment).map(([name, value]) => `${name}=${value}`),
      Entrypoint: settings.entrypoint.length > 0 ? settings.entrypoint : null,
      Cmd: settings.command.length > 0 ? settings.command : null,
      User: settings.user,
      WorkingDir: settings.workingFolder,
      ExposedPorts: Object.fromEntries(settings.exposes.map((port) => [port, {}])),
      Labels: settings.labels,
      StopSignal: settings.stopSignal,
    },
    rootfs: { type: "layers", diff_ids: [`sha256:${layerDigest}`] },
    history: [{ created: longAgo, created_by: "hearth" }],
  });
}

/**
 * Writes an image archive that `docker load` takes, from a root folder. The same folder and settings give the same bytes.
 * `work` is an empty folder for pieces; `output` appears only when it is whole.
 */
export async function writeArchive(
  root: string,
  settings: ImageSettings,
  tag: string,
  work: string,
  output: string,
): Promise<void> {
  const pieces = join(work, "pieces");
  await mkdir(pieces);
  await packFolder(root, join(pieces, "layer.tar"), writableFolders);
  const config = imageConfig(settings, await sha256(join(pieces, "layer.tar")));
  const configFile = `${createHash("sha256").update(config).digest("hex")}.json`;
  await writeFile(join(pieces, configFile), config);
  const manifest = [{ Config: configFile, RepoTags: [tag], Layers: ["layer.tar"] }];
  await writeFile(join(pieces, "manifest.json"), JSON.stringify(manifest));
  await packFolder(pieces, join(work, "image.tar"));
  await rename(join(work, "image.tar"), output);
}
