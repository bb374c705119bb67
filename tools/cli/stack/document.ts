import { type Document, isMap, Scalar, YAMLMap } from "yaml";
import { isEmpty, openText } from "./text.ts";

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
  const document = openText(text);
  // An empty config: is a value, in which nothing could be set.
  if (isEmpty(document.get("config", true))) document.delete("config");
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
  const salt = openText(text).get("encryptionsalt");
  return typeof salt === "string" ? salt : undefined;
}
