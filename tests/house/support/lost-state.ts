import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { House, StackFile } from "./house.ts";

/** Puts the house's state aside and begins an empty one, as after a disk that broke; the result puts it back. */
export async function loseState(house: House, file: StackFile): Promise<() => void> {
  const state = join(house.folder, "state");
  const away = join(house.folder, "state-away");
  renameSync(state, away);
  mkdirSync(state);
  await house.pulumi("stack", "init", "--cwd", house.folder);
  house.write(file);
  return () => {
    rmSync(state, { recursive: true, force: true });
    renameSync(away, state);
  };
}
