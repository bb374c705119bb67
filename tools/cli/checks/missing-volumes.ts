import type { StateResource } from "../stack/state.ts";
import { missing } from "./strays.ts";

/** Volumes that a state knows and its engine lacks, by their names in the engine. */
export interface MissingVolumes {
  /** They held data: protected. */
  readonly data: readonly string[];
  /** They held what the program writes again: configuration, routes, secrets. */
  readonly other: readonly string[];
}

/** Compares the volumes of a state with the names of all volumes that the engine has. */
export function missingVolumes(
  resources: readonly Pick<StateResource, "type" | "id" | "protect" | "delete">[],
  there: readonly string[],
): MissingVolumes {
  const inEngine = there.map((id) => ({ id }));
  const kept = resources.filter((resource) => !resource.delete);
  const gone = missing("volume", inEngine, kept);
  const ids = (wanted: boolean) => gone.filter(({ protect }) => protect === wanted).map(({ id }) => id);
  return { data: ids(true), other: ids(false) };
}

/** Data that is gone, in words with both ways out; empty when none is. Docker would make the volumes empty in silence. */
export function goneProblems(stack: string, host: string, { data }: MissingVolumes): readonly string[] {
  if (data.length === 0) return [];
  return [
    [
      `data of stack ${stack} is gone: the engine at ${host} lacks volumes that the state keeps (removed by hand, or by docker system prune --volumes):`,
      ...data.map((volume) => `  volume ${volume}`),
      "Restore each from a backup under its name: make it as below, fill it, then npm run up -- --refresh",
      ...data.map((volume) => `  docker volume create --label hearth.stack=${stack} ${volume}`),
      "Or, if the data is lost for good: npm run up -- --refresh makes what is still missing anew, empty.",
    ].join("\n"),
  ];
}
