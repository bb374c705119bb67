import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { memoryFolder } from "../../../components/core/hardening.ts";
import { parseLock } from "../../../components/site/image-lock.ts";
import type { Finished } from "../../../tools/shared/run.ts";
import { docker, tryDocker } from "../../house/support/engine.ts";
import { ground } from "../../house/support/layout.ts";
import type { Database } from "./database.ts";

/** No account of any image has this number. */
const user = 20_005;
/** On every container and volume of these tests. */
export const testLabel = "hearth.test=databases";
const label = ["--label", testLabel];
const hardened = [
  ...["--user", `${String(user)}:${String(user)}`, "--read-only", "--cap-drop", "ALL"],
  ...["--security-opt", "no-new-privileges", "--network", "none", "--init", ...label],
];

/** A database in a container, with a volume of its own. */
export interface Started {
  /** Folder of the volume on this machine. */
  readonly volume: string;
  exec(command: readonly string[]): Promise<Finished>;
  /** Runs a command on the volume in a container of its own. */
  atRest(command: readonly string[]): Promise<Finished>;
  /** Throws with the log when the container has ended, or is not healthy after a minute. */
  untilHealthy(): Promise<void>;
  /** Waits until a path is in the volume. Throws after a minute. */
  untilThere(path: string): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
  /** An orderly stop: how long it took and what the container ended with. */
  stop(): Promise<{ readonly seconds: number; readonly code: number }>;
  remove(): Promise<void>;
}

function imageOf({ image }: Database): string {
  const { imageLock } = ground();
  const id = parseLock(imageLock, readFileSync(imageLock, "utf8")).images[image]?.id;
  if (id === undefined) throw new Error(`${imageLock} has no ${image}`);
  return id;
}

/** Files as the house mounts them: whole, readable, not to be changed. */
function fileMounts(files: Database["files"], folder: string): readonly string[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const file = join(folder, basename(path));
    writeFileSync(file, text, { mode: 0o644 });
    return ["--volume", `${file}:${path}:ro`];
  });
}

async function preparedVolume(image: string): Promise<string> {
  const volume = await docker("volume", "create", ...label);
  const script = `touch /v/.hearth && chown ${String(user)} /v /v/.hearth && chmod 0700 /v`;
  await docker("run", "--rm", "--user", "0:0", "--entrypoint", "sh", "--volume", `${volume}:/v`, image, "-c", script);
  return volume;
}

async function until(what: string, holds: () => boolean | Promise<boolean>, gap: number): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what}: not after a minute`);
    await pause(gap);
  }
}

/** Starts a database as the house would: no capability, no writable root, a user without a name. Remove it in the end. */
export async function startDatabase(database: Database): Promise<Started> {
  const image = imageOf(database);
  const folder = mkdtempSync(join(ground().folder, "database-"));
  const volume = await preparedVolume(image);
  const where = [
    ...["/tmp", ...database.scratch].flatMap((path) => ["--tmpfs", `${path}:${memoryFolder(path, user)}`]),
    ...Object.entries(database.environment).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
    ...["--volume", `${volume}:${database.data}`, ...fileMounts(database.files, folder)],
  ];
  const health = ["--health-cmd", database.health, "--health-interval", "500ms", "--health-retries", "100"];
  const id = await docker("run", "--detach", ...hardened, ...health, ...where, image, ...database.command);
  const mountpoint = await docker("volume", "inspect", "--format", "{{.Mountpoint}}", volume);
  const state = async (field: string) => await docker("inspect", "--format", `{{.State.${field}}}`, id);
  return {
    volume: mountpoint,
    exec: async (command) => await tryDocker("exec", id, ...command),
    atRest: async ([program = "", ...words]) =>
      await tryDocker("run", "--rm", ...hardened, ...where, "--entrypoint", program, image, ...words),
    untilHealthy: async () => {
      await until(
        `${database.name} is healthy`,
        async () => {
          const now = await state("Status");
          if (now !== "running") throw new Error(`${database.name} is ${now}: ${(await tryDocker("logs", id)).stderr}`);
          return (await state("Health.Status")) === "healthy";
        },
        100,
      );
    },
    untilThere: async (path) => {
      await until(`${path} is there`, () => existsSync(join(mountpoint, path)), 2);
    },
    kill: async () => {
      await docker("kill", "--signal", "KILL", id);
    },
    start: async () => {
      await docker("start", id);
    },
    stop: async () => {
      const began = performance.now();
      await docker("stop", "--time", "60", id);
      return { seconds: (performance.now() - began) / 1000, code: Number(await state("ExitCode")) };
    },
    remove: async () => {
      await docker("rm", "--force", id);
      await docker("volume", "rm", volume);
      rmSync(folder, { recursive: true });
    },
  };
}
