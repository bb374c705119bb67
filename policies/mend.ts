/** A change of one input. Nothing beside its path is read or written, so what is secret or unknown there stays as it is. */
export interface Edit {
  /** Keys and indices from a resource's inputs down; a map that is missing on the way is made. */
  readonly path: readonly [string, ...(string | number)[]];
  readonly value: string | number | boolean;
}

type Node = Record<string | number, unknown>;

/** Writes edits into inputs, in place: the SDK's inputs keep a secret secret when it is written to. */
export function write(props: Node, edits: readonly Edit[]): void {
  for (const { path, value } of edits) {
    const folder = path.slice(0, -1).reduce<Node>((node, key) => {
      node[key] ??= {};
      return node[key] as Node;
    }, props);
    folder[path.at(-1) ?? ""] = value;
  }
}

/** Keys that are Pulumi's own begin so; judged inputs come without them, inputs to be mended with them. */
const internal = "__";

/**
 * Inputs as they are judged. Those that the SDK (1.21) gives to a remediation are proxies, on whose arrays `map` and `filter`
 * throw. Each value is read when it is asked for, so that one that is unknown disturbs only who asks for it.
 */
export function viewOf<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  const view = Array.isArray(value) ? [] : {};
  for (const key of Object.keys(value).filter((one) => !one.startsWith(internal)))
    Object.defineProperty(view, key, { enumerable: true, get: () => viewOf(value[key as keyof T]) });
  return view as T;
}
