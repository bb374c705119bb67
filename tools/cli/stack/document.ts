import { type Document, isMap, parseDocument, Scalar, YAMLMap } from "yaml";
import { Refusal } from "../refusal.ts";

/** Values that a stack file is given when it says nothing of its own. An absent one is not written. */
export interface Settled {
  readonly source?: "upstream" | "distribution";
  /** Lock file of built images; written only for `distribution`. */
  readonly lock?: string;
  /** Address of the engine. */
  readonly host?: string;
  /** Salt of the passphrase. */
  readonly salt?: string;
}

function opened(text: string) {
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem !== undefined) throw new Refusal(`stack file: not YAML: ${problem.message}; mend that line`);
  if (document.contents !== null && !isMap(document.contents)) {
    throw new Refusal("stack file: given something else; allowed: a map with the key config; write it as a map");
  }
  return document;
}

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && "secure" in value;
}

/** Values as Pulumi hands them to the program: maps and lists as they are, every other value as its text. */
function asHandedOver(value: unknown): unknown {
  return typeof value === "object" && value !== null ? value : String(value);
}

/** The `hearth:` keys of a stack file, without that prefix. Throws a {@link Refusal} when it is no stack file. */
export function hearthKeys(text: string): Readonly<Record<string, unknown>> {
  const content = opened(text).toJS() as { readonly config?: unknown } | null;
  const config = content?.config ?? {};
  if (typeof config !== "object" || Array.isArray(config)) {
    throw new Refusal("config: given no map; allowed: keys such as hearth:services; write it as a map");
  }
  const own = Object.entries(config).filter(([key]) => key.startsWith("hearth:"));
  const secret = own.filter(([, value]) => isSecret(value)).map(([key]) => key);
  if (secret.length > 0) {
    throw new Refusal(
      `${secret.join(", ")}: given a secret; allowed: plain values, for hearth: keys hold no secrets (they are generated); set it again without --secret`,
    );
  }
  return Object.fromEntries(own.map(([key, value]) => [key.slice("hearth:".length), asHandedOver(value)]));
}

/** Words written above a key that is added. */
const comments: Readonly<Record<string, string>> = {
  "hearth:images":
    " Where images come from: upstream (their registries) or distribution (built on this machine). Never changed by itself.",
  "hearth:engine": " The Docker Engine that the house is built on.",
};

function addMap(document: Document, path: readonly string[]): void {
  const parent = document.getIn(path.slice(0, -1), true);
  const name = path.at(-1) ?? "";
  const key = new Scalar(name);
  const comment = comments[name];
  if (comment !== undefined) Object.assign(key, { commentBefore: comment, spaceBefore: true });
  if (isMap(parent)) parent.set(key, new YAMLMap());
  else document.setIn(path, new YAMLMap());
}

/** Adds what is missing and leaves everything else, with its comments, as it stands. The same text when nothing is missing. */
export function settle(text: string, { source, lock, host, salt }: Settled): string {
  const document = opened(text);
  const added: string[] = [];
  const add = (path: readonly string[], value: string | undefined): void => {
    if (value === undefined || document.getIn(path) !== undefined) return;
    const above = path.slice(0, -1);
    // A value of another form stays: the schema refuses it by name.
    const there = document.getIn(above);
    if (above.length > 0 && !isMap(there)) {
      if (there !== undefined && there !== null) return;
      addMap(document, above);
    }
    document.setIn(path, value);
    added.push(path.join("."));
  };
  add(["config", "hearth:images", "source"], source);
  if (document.getIn(["config", "hearth:images", "source"]) === "distribution") {
    add(["config", "hearth:images", "lock"], lock);
  }
  add(["config", "hearth:engine", "host"], host);
  add(["encryptionsalt"], salt);
  return added.length > 0 ? document.toString({ lineWidth: 0 }) : text;
}

/** The passphrase's salt that a stack file holds. */
export function saltOf(text: string): string | undefined {
  const salt = opened(text).get("encryptionsalt");
  return typeof salt === "string" ? salt : undefined;
}
