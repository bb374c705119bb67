/** Data of a stack that is there, and what the state knows. */
export interface DataFacts {
  readonly stack: string;
  /** Whether the state has passed its guard, so knows its data. */
  readonly guarded: boolean;
  /** Volumes that carry the stack's label. */
  readonly volumes: readonly string[];
  /** Sentinel folders that hold something. */
  readonly folders: readonly string[];
  readonly stateFolder: string;
}

/** Data without the state that made it, in words; undefined when all is well. New passwords would lock its owner out. */
export function leftoverProblem({ stack, guarded, volumes, folders, stateFolder }: DataFacts): string | undefined {
  if (guarded || volumes.length + folders.length === 0) return undefined;
  return [
    `data of stack ${stack} is here, and its state at ${stateFolder} knows nothing of it: new passwords would lock its owner out.`,
    ...volumes.map((volume) => `  volume ${volume}`),
    ...folders.map((folder) => `  folder ${folder}`),
    `It may be the house of another user, or of another HEARTH_HOME, of this machine: then give this one another name, npm run up -- --stack NAME`,
    `If it is this house's own, restore ${stateFolder} from a backup.`,
    "Without a backup: npm run adopt takes over the data and the passwords that are in its volumes.",
    `Only when nobody needs it any more, remove it by name; it is gone for good:`,
    ...(volumes.length === 0 ? [] : [`  docker volume rm ${volumes.join(" ")}`]),
    ...folders.map((folder) => `  rm -r ${folder}/*`),
  ].join("\n");
}
