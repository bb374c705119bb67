import { failedRevisions, type SeenContainer } from "../checks/health.ts";
import { type Labelled, missing, strays } from "../checks/strays.ts";
import { nameOf, type StateResource } from "../stack/state.ts";
import { broken, ok, type Row } from "./row.ts";

const kinds = ["container", "network"] as const;

/** Containers and networks in the engine that carry the stack's label; volumes are looked at by their data. */
export type InEngine = Readonly<Record<(typeof kinds)[number], readonly Labelled[]>>;

const anew = "npm run up -- --refresh makes what is gone anew";

/** What the state knows and the engine lacks: a row for each kind, with a count and names. */
export function missingRows(inEngine: InEngine, resources: readonly StateResource[]): readonly Row[] {
  // What waits to be deleted is no loss.
  const kept = resources.filter((resource) => !resource.delete);
  return kinds.map((kind) => {
    const names = missing(kind, inEngine[kind], kept).map(({ urn }) => nameOf(urn));
    return names.length === 0
      ? ok(`${kind}s of the state`, "all in the engine")
      : broken(`${kind}s of the state`, `${String(names.length)} gone: ${names.join(", ")}`, anew);
  });
}

/** Containers and networks that nobody knows. */
export function strayRows(inEngine: InEngine, resources: readonly StateResource[]): readonly Row[] {
  return kinds.flatMap((kind) =>
    strays(kind, inEngine[kind], resources).map(({ name }) =>
      broken(`stray ${kind}`, name, "npm run repair removes it"),
    ),
  );
}

/** Revisions that failed and stand beside the good one, which goes on serving. Strays have a row of their own. */
export function failedRows(containers: readonly SeenContainer[], resources: readonly StateResource[]): readonly Row[] {
  const unknown = new Set(strays("container", containers, resources).map(({ id }) => id));
  return failedRevisions(containers)
    .filter(({ container: { id } }) => !unknown.has(id))
    .map(({ container: { name, labels, lastHealth }, state }) => {
      const service = labels["hearth.service"] ?? "";
      return broken(
        `revision ${name}`,
        [`${state}, beside the one of ${service} that serves`, ...lastHealth.slice(0, 1)].join(": ").split("\n")[0] ??
          "",
        `docker logs ${name} shows what it says; mend ${service} in the stack file, then npm run up replaces it and removes it`,
      );
    });
}
