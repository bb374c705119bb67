/** An image as its name says it. */
export interface NamedImage {
  readonly kind: "name";
  /** Host, with a port where one is given, in lower case. */
  readonly registry: string;
  /** Path in the registry, such as `library/caddy`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** Such as `sha256:` and 64 hexadecimal digits. */
  readonly digest: string | undefined;
}

/** An image that the engine has, by its id: nothing is fetched, and nothing else can be meant. */
export interface LocalImage {
  readonly kind: "id";
  readonly id: string;
}

/** What a reference to an image means. */
export type Reference = NamedImage | LocalImage;

const idForm = /^sha256:[0-9a-f]{64}$/;
const bareHexForm = /^[0-9a-f]{64}$/;
const digestForm = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const partForm = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const registryForm =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/;

const defaultRegistry = "docker.io";
const mostCharacters = 255;

/** Text before and after the first, or last, place of a separator. */
function cut(text: string, at: number): readonly [string, string | undefined] {
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** As the engine tells a host from a folder: it has a dot, a port or capitals, or is `localhost`. */
function isRegistry(first: string): boolean {
  return /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
}

function placeOf(name: string): readonly [string, string] {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  const [host, rest] = isRegistry(first) ? [first.toLowerCase(), name.slice(slash + 1)] : [defaultRegistry, name];
  const registry = host === "index.docker.io" ? defaultRegistry : host;
  return [registry, registry === defaultRegistry && !rest.includes("/") ? `library/${rest}` : rest];
}

/**
 * Reads a reference as the engine does (grammar: distribution/reference); undefined when the engine would refuse it.
 * A colon belongs to a tag only after the last slash: before it stands a port.
 */
export function parseReference(text: string): Reference | undefined {
  if (idForm.test(text)) return { kind: "id", id: text };
  if (bareHexForm.test(text)) return undefined;
  const [named, digest] = cut(text, text.indexOf("@"));
  const colon = named.lastIndexOf(":");
  const [name, tag] = cut(named, colon > named.lastIndexOf("/") ? colon : -1);
  const [registry, repository] = placeOf(name);
  const isWell =
    (digest === undefined || digestForm.test(digest)) &&
    (tag === undefined || tagForm.test(tag)) &&
    registryForm.test(registry) &&
    repository.split("/").every((part) => partForm.test(part)) &&
    `${registry}/${repository}`.length <= mostCharacters;
  return isWell ? { kind: "name", registry, repository, tag, digest } : undefined;
}
