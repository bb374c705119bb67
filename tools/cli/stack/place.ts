import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { folderForm, folderRule, nameForm, nameRule } from "../../../components/site/naming.ts";
import { homeFolder } from "../../shared/paths.ts";
import { Refusal } from "../refusal.ts";

/** Name of the Pulumi project, as `Pulumi.yaml` says it. */
export const projectName = "hearth";

/** Where one stack keeps everything that must not be lost: outside the tree, the same for every clone. */
export interface StackPlace {
  readonly stack: string;
  /** Mode 0700. */
  readonly folder: string;
  /** Folder of the file backend. */
  readonly state: string;
  /** The state itself. */
  readonly stateFile: string;
  readonly passphraseFile: string;
  /** The stack file, the user's own. */
  readonly configFile: string;
  /** Which built image stands in for which reference. */
  readonly imageLock: string;
  /** Sentinel folders that were once made. */
  readonly tiersFile: string;
}

/** Paths of a stack; nothing is made. Throws a {@link Refusal} for a name or a home folder that is none. */
export function stackPlace(stack: string, home: string = homeFolder()): StackPlace {
  if (!nameForm.test(stack)) {
    throw new Refusal(`stack: given ${JSON.stringify(stack)}; allowed: ${nameRule}; choose another name`);
  }
  if (!folderForm.test(home)) {
    throw new Refusal(
      `HEARTH_HOME: given ${JSON.stringify(home)}; allowed: ${folderRule}; set it to a plain full path`,
    );
  }
  if (existsSync(home) && !statSync(home).isDirectory()) {
    throw new Refusal(`HEARTH_HOME: given ${home}, which is no folder; allowed: a folder; set it to another path`);
  }
  const folder = join(home, stack);
  const state = join(folder, "state");
  return {
    stack,
    folder,
    state,
    stateFile: join(state, ".pulumi", "stacks", projectName, `${stack}.json`),
    passphraseFile: join(folder, "passphrase"),
    configFile: join(folder, `Pulumi.${stack}.yaml`),
    imageLock: join(folder, "images.json"),
    tiersFile: join(folder, "tiers.json"),
  };
}
