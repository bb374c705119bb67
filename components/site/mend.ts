type Path = readonly PropertyKey[];

/** How much of a path goes when something below it is wrong: an entry whole, a setting alone, else the key itself. */
const depths: Readonly<Record<string, number>> = { custom: 2, services: 3, tiers: 2 };

function without(value: unknown, [key, ...rest]: Path): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || key === undefined) return value;
  const entries = Object.entries(value).filter(([name]) => rest.length > 0 || name !== key);
  return Object.fromEntries(entries.map(([name, inner]) => [name, name === key ? without(inner, rest) : inner]));
}

/** A stack file without the places that are wrong, so that the rest of it can be looked at as well. */
export function withoutWrong(input: unknown, wrong: readonly Path[]): unknown {
  return wrong.reduce<unknown>((left, path) => without(left, path.slice(0, depths[String(path[0])] ?? 1)), input);
}
