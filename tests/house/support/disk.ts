import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { attempt, run } from "../../../tools/shared/run.ts";
import { ground } from "./layout.ts";

/** A folder at which one of several small disks may be mounted. */
export interface MountPoint {
  readonly folder: string;
  /** Mounts a disk of this name, an ext4 file system in a file, made when it is not there yet. */
  mount(disk: string): Promise<void>;
  /** Takes the mounted disk away; running containers keep the one they have, as with a real one that fell out of fstab. */
  unmount(): Promise<void>;
  /** Fills the mounted disk to its last byte; the result makes the room again. */
  fill(): Promise<() => void>;
  /** What lies in the folder itself, below the mount. Only while nothing is mounted. */
  below(): readonly string[];
  remove(): Promise<void>;
}

/** Makes an empty mount point in the folder of this run, for disks of that many MiB. */
export function mountPoint(name: string, mebibytes = 64): MountPoint {
  const place = mkdtempSync(join(ground().folder, `${name}-`));
  const folder = join(place, "disk");
  mkdirSync(folder);
  const made = new Set<string>();
  let mounted = false;
  const unmount = async () => {
    if (mounted) await run(["umount", folder]);
    mounted = false;
  };
  return {
    folder,
    unmount,
    mount: async (disk) => {
      const image = join(place, `${disk}.img`);
      if (!made.has(disk)) {
        await run(["truncate", "--size", `${String(mebibytes)}M`, image]);
        await run(["mkfs.ext4", "-q", image]);
        made.add(disk);
      }
      await run(["mount", "-o", "loop", image, folder]);
      mounted = true;
    },
    fill: async () => {
      const filler = join(folder, "filler");
      const full = await attempt(["dd", "if=/dev/zero", `of=${filler}`, "bs=64K"]);
      expect(full.stderr).toContain("No space left on device");
      return () => {
        rmSync(filler);
      };
    },
    below: () => readdirSync(folder, { recursive: true, encoding: "utf8" }),
    remove: async () => {
      await unmount();
      rmSync(place, { recursive: true, force: true });
    },
  };
}
