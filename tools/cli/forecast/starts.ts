import { nameOf, type StateResource } from "../stack/state.ts";

/** Seconds that the newest revision of a service took from its start until its gate had passed. */
export type Starts = ReadonlyMap<string, number>;

const gateEnd = "-gate";

/** How long starts last took, by what a state says of when container and gate were made. */
export function startsIn(resources: readonly Pick<StateResource, "urn" | "type" | "created" | "delete">[]): Starts {
  const made = new Map(
    resources.flatMap(({ urn, type, created, delete: going }) =>
      created === undefined || going ? [] : [[`${type} ${nameOf(urn)}`, Date.parse(created)] as const],
    ),
  );
  const starts = [...made].flatMap(([key, passed]) => {
    const [type = "", name = ""] = key.split(" ");
    if (type !== "command:local:Command" || !name.endsWith(gateEnd)) return [];
    const service = name.slice(0, -gateEnd.length);
    const began = made.get(`docker:index/container:Container ${service}`);
    return began === undefined || passed < began ? [] : [[service, (passed - began) / 1000] as const];
  });
  return new Map(starts);
}
