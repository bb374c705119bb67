import type { Inputs, Subject } from "../../policies/judged.ts";
import type { Settings } from "../../policies/settings.ts";
import { container, resource } from "./case.ts";

/** A stack before a rule. */
export interface StackCase {
  readonly what: string;
  readonly stack: readonly Subject[];
  /** Where they differ from those of the other cases. */
  readonly settings?: Settings;
}

/** All cases of one rule that looks at a whole stack. */
export interface StackRuleCases {
  readonly rule: string;
  /** At least two. `finds` are all findings by resource and field, as messages begin: `caddy: ports[0]`. */
  readonly violating: readonly (StackCase & { readonly finds: readonly string[] })[];
  /** At least two. */
  readonly clean: readonly StackCase[];
  /** A path of one resource of a clean stack that is unknown in a preview, and that the rule reads. */
  readonly unknown: {
    readonly stack: readonly Subject[];
    readonly subject: Subject;
    readonly path: readonly string[];
  };
}

/** A clean case in words. */
export function stack(what: string, ...resources: readonly Subject[]): StackCase {
  return { what, stack: resources };
}

/** A violating case in words: the first resource is the one that the rule has to name, and by which fields. */
export function badStack(
  what: string,
  fields: string | readonly string[],
  ...resources: readonly [Subject, ...Subject[]]
): StackRuleCases["violating"][number] {
  const [{ name }] = resources;
  return { what, stack: resources, finds: [fields].flat().map((field) => `${name}: ${field}`) };
}

/** A resource that names or waits for others. */
export function after<S extends Subject>(subject: S, ...others: readonly Subject[]): S {
  return { ...subject, dependencies: others.map(({ urn }) => urn) };
}

/** A carrier or one-shot under another name, with some inputs changed. */
export function renamed(
  { type, props, opts }: Subject<"docker:index/container:Container">,
  name: string,
  change: Partial<Inputs["docker:index/container:Container"]> = {},
): Subject<"docker:index/container:Container"> {
  return resource(type, { ...props, ...change }, name, opts);
}

/** A command on the host, such as one that waits for health; no rule looks into it. */
export function command(name: string): Subject {
  const type = "command:local:Command";
  return { ...container({}, name), type, urn: `urn:pulumi:dev::demo::${type}::${name}` } as unknown as Subject;
}

/** A network as the engine gave it back. */
export function network(name: string, internal: boolean, id = ""): Subject<"docker:index/network:Network"> {
  const props = { name, internal, ...(id === "" ? {} : { id }) };
  return resource("docker:index/network:Network", props, `network-${name}`);
}

/** A volume as the engine gave it back. */
export function volume(name: string, protect: boolean): Subject<"docker:index/volume:Volume"> {
  return resource("docker:index/volume:Volume", { name }, `volume-${name}`, { protect });
}
