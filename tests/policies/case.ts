import type { Inputs, Subject, Token } from "../../policies/judged.ts";
import { cleanContainer, cleanService } from "./clean.ts";

type Opts = Partial<Subject["opts"]>;

/** One resource before a rule. */
export interface Case {
  readonly what: string;
  readonly subject: Subject;
}

/** All cases of one rule. */
export interface RuleCases {
  readonly rule: string;
  /** At least two. `field` begins the path that the rule has to name. */
  readonly violating: readonly (Case & { readonly field: string })[];
  /** At least two. */
  readonly clean: readonly Case[];
  /**
   * A path of the clean resource, or of what stands here, that is unknown in a preview, and that the rule reads; without a
   * path, of a rule that reads no input and judges whatever is unknown.
   */
  readonly unknown: { readonly subject: Subject; readonly path?: readonly string[] };
}

const usualOpts: Subject["opts"] = {
  protect: false,
  ignoreChanges: [],
  aliases: [],
  customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
  additionalSecretOutputs: [],
};

/** Any resource. */
export function resource<T extends Token>(type: T, props: Inputs[T], name = "demo", opts: Opts = {}): Subject<T> {
  return { type, name, urn: `urn:pulumi:dev::demo::${type}::${name}`, props, opts: { ...usualOpts, ...opts } };
}

/** The clean container with some inputs changed. */
export function container(
  change: Partial<Inputs["docker:index/container:Container"]> = {},
  name?: string,
  opts?: Opts,
): Subject<"docker:index/container:Container"> {
  return resource("docker:index/container:Container", { ...cleanContainer, ...change }, name, opts);
}

type ServiceInputs = Inputs["docker:index/service:Service"];
type TaskSpec = ServiceInputs["taskSpec"];

/** The clean service with some inputs of its containers, its tasks or itself changed. */
export function service(
  spec: Partial<TaskSpec["containerSpec"]> = {},
  task: Partial<TaskSpec> = {},
  change: Partial<ServiceInputs> = {},
  name?: string,
  opts?: Opts,
): Subject<"docker:index/service:Service"> {
  const containerSpec = { ...cleanService.taskSpec.containerSpec, ...spec };
  const taskSpec = { ...cleanService.taskSpec, ...task, containerSpec };
  return resource("docker:index/service:Service", { ...cleanService, ...change, taskSpec }, name, opts);
}

/** A container that is never started and writes into one volume. */
export const carrier = container({
  user: "",
  readOnly: false,
  networkMode: "none",
  networksAdvanced: [],
  ports: [],
  tmpfs: {},
  restart: "no",
  start: false,
  mustRun: false,
});

/** A container that runs once as root and prepares one volume. */
export const oneShot = container({
  user: "0:0",
  capabilities: { drops: ["ALL"], adds: ["CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER"] },
  networkMode: "none",
  networksAdvanced: [],
  ports: [],
  tmpfs: {},
  restart: "no",
  mustRun: false,
  attach: true,
});

/** A case in words. */
export function made(what: string, subject: Subject): Case {
  return { what, subject };
}

/** A violating case in words, and where the rule has to see it. */
export function bad(what: string, field: string, subject: Subject): Case & { readonly field: string } {
  return { what, field, subject };
}
