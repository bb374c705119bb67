import { join } from "node:path";
import { type EngineLayout, ownLayout } from "../docker/layout.ts";

/** A Docker Engine in a network namespace of its own, apart from the machine's own engine and from every other ground. */
export interface PrivateGround {
  /** Network namespace in which the engine, and everything that talks to its containers, lives. */
  readonly namespace: string;
  /** Folder of states, image lock and the engine's data. */
  readonly folder: string;
  readonly runFolder: string;
  readonly layout: EngineLayout;
  /** Lock file of the images that the engine holds. */
  readonly imageLock: string;
}

/** Folder in which grounds lie. */
export const groundsFolder = "/var/tmp";

/** Names and folders of the ground of a process, so that two never meet. The purpose is part of every name. */
export function privateGround(purpose: string, pid: number): PrivateGround {
  const namespace = `${purpose}-${String(pid)}`;
  const folder = join(groundsFolder, namespace);
  const runFolder = join("/run", namespace);
  return {
    namespace,
    folder,
    runFolder,
    imageLock: join(folder, "images.json"),
    layout: ownLayout({
      name: namespace,
      folder: join(folder, "engine"),
      runFolder,
      within: ["nsenter", `--net=/run/netns/${namespace}`, "--"],
    }),
  };
}
