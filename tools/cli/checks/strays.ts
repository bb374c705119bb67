/** Something in the engine that carries the stack's label. */
export interface Labelled {
  readonly id: string;
  readonly name: string;
}

/** A resource of the state, as far as it names something in the engine. */
export interface KnownResource {
  readonly type: string;
  readonly id: string;
}

const types = {
  container: "docker:index/container:Container",
  network: "docker:index/network:Network",
  volume: "docker:index/volume:Volume",
} as const;

/** What of the engine a state may know. */
export type StrayKind = keyof typeof types;

/** Things of the stack that its state does not know: left by an update that was killed. */
export function strays<C extends Labelled>(
  kind: StrayKind,
  labelled: readonly C[],
  known: readonly KnownResource[],
): readonly C[] {
  const ids = new Set(known.filter(({ type }) => type === types[kind]).map(({ id }) => id));
  return labelled.filter(({ id }) => !ids.has(id));
}

/** Things of the state that the engine does not have: removed by hand, or by `docker system prune`. */
export function missing<R extends KnownResource>(
  kind: StrayKind,
  labelled: readonly Pick<Labelled, "id">[],
  known: readonly R[],
): readonly R[] {
  const ids = new Set(labelled.map(({ id }) => id));
  return known.filter(({ type, id }) => type === types[kind] && !ids.has(id));
}

/** A deployment as Pulumi exports it; everything else in it is handed back as it was. */
export interface Exported {
  readonly deployment?: { readonly pending_operations?: readonly unknown[] | null };
}

/** An exported state without its pending operations. */
export function withoutPending<E extends Exported>(exported: E): E {
  return exported.deployment === undefined
    ? exported
    : { ...exported, deployment: { ...exported.deployment, pending_operations: [] } };
}
