import { containersOf, docker } from "./engine.ts";
import type { House } from "./house.ts";

/** The part of an exported resource that the tests look at. */
interface StateResource {
  readonly type: string;
  readonly id?: string;
  /** To be deleted by the next update. */
  readonly delete?: boolean;
  readonly outputs?: { readonly name?: string };
}

interface Exported {
  readonly deployment: {
    readonly resources?: readonly StateResource[];
    readonly pending_operations?: readonly unknown[];
  };
}

/** What differs between a house's state and the engine. All lists are empty when nothing was left behind. */
export interface Leftovers {
  /** In the engine with the stack's label, not in the state. */
  readonly strays: readonly string[];
  /** In the state, not in the engine. */
  readonly missing: readonly string[];
  /** In the state and still to be deleted, or begun and never ended. */
  readonly unfinished: readonly string[];
  /** Services with more or fewer running containers than one. */
  readonly doubled: readonly string[];
}

async function listed(kind: "volume" | "network", stack: string): Promise<readonly string[]> {
  const text = await docker(kind, "ls", "--filter", `label=hearth.stack=${stack}`, "--format", "{{.Name}}");
  return text === "" ? [] : text.split("\n");
}

async function doubledServices(stack: string): Promise<readonly string[]> {
  const running = await containersOf(stack, "status=running", "label=hearth.service");
  const label = '{{index .Config.Labels "hearth.service"}}';
  const services = running.length === 0 ? [] : (await docker("inspect", "--format", label, ...running)).split("\n");
  return services.filter((service, index) => services.indexOf(service) !== index);
}

/** Compares a house's state with what the engine has of it. */
export async function leftovers(house: House): Promise<Leftovers> {
  const { stdout } = await house.pulumi("stack", "export");
  const { deployment } = JSON.parse(stdout) as Exported;
  const resources = deployment.resources ?? [];
  const kinds = {
    "docker:index/container:Container": "",
    "docker:index/volume:Volume": "",
    "docker:index/network:Network": "",
  };
  const known = resources.flatMap(({ type, outputs }) =>
    type in kinds && outputs?.name !== undefined ? [outputs.name] : [],
  );
  const stack = house.stack;
  const there = (await Promise.all([containersOf(stack), listed("volume", stack), listed("network", stack)])).flat();
  const deleted = resources.filter((resource) => resource.delete === true);
  return {
    strays: there.filter((name) => !known.includes(name)),
    missing: known.filter((name) => !there.includes(name)),
    unfinished: [
      ...deleted.map(({ type, id = "" }) => `${type} ${id}`),
      ...(deployment.pending_operations ?? []).map(String),
    ],
    doubled: await doubledServices(stack),
  };
}

/** What {@link leftovers} finds where nothing was left behind. */
export const nothingLeft: Leftovers = { strays: [], missing: [], unfinished: [], doubled: [] };
