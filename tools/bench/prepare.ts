import { join } from "node:path";
import { capture } from "../cli/pulumi/call.ts";
import type { Report } from "../shared/host-change.ts";
import { flatState } from "./flat-state.ts";
import { flatProgram } from "./flat.ts";
import { copyHouse, emptyProgram, writeProgram } from "./programs.ts";
import { type Bench, exportOf, make, openStack, type Stack } from "./stack.ts";
import { parseExport, servicesOf } from "./state.ts";
import { dataHouse, smallHouse, synthetic } from "./subjects.ts";

/** Something whose no-op preview is measured. */
export interface Subject {
  readonly name: string;
  readonly stack: Stack;
  /** Resources in its state. */
  readonly resources: number;
  /** Services of a house; 0 for any other program. */
  readonly services: number;
  /** Variables that differ from those that the command line tools set. */
  readonly env: Readonly<Record<string, undefined>>;
  /** Words that its preview is given beside those that all are. */
  readonly words: readonly string[];
}

/** Settings that the command line tools make by default, taken away. */
const withoutSettings = { NODE_COMPILE_CACHE: undefined, PULUMI_PARALLEL_DIFF: undefined, GOGC: undefined } as const;

/** Names of the subjects that are compared with each other. */
export const names = {
  house: "house",
  bare: "house, settings off",
  flat: "flat",
  data: "house with databases",
  dataFlat: "flat with databases",
  empty: "empty",
  unjudged: "60 containers",
  judged: "60 containers, policy pack",
} as const;

/** Each house that is compared, with the flat program that makes the same. */
export const pairs = [
  { house: names.house, flat: names.flat },
  { house: names.data, flat: names.dataFlat },
] as const;

/** Name of a house of made-up services. */
export function syntheticName(services: number): string {
  return `${String(services)} services`;
}

function counted(
  name: string,
  stack: Stack,
  state: string,
): Pick<Subject, "name" | "stack" | "resources" | "services"> {
  const resources = parseExport(state);
  return { name, stack, resources: resources.length, services: servicesOf(resources).length };
}

/** Makes a stack's resources for real. */
export async function subject(bench: Bench, name: string, stack: Stack, report: Report): Promise<Subject> {
  const began = performance.now();
  await make(stack, bench);
  const made = counted(name, stack, await exportOf(stack));
  report(`${name}: made ${String(made.resources)} resources in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return { ...made, env: {}, words: [] };
}

/** A flat program of what a house made, with a state that says it made the same itself. */
async function flat(bench: Bench, name: string, { stack: house }: Subject): Promise<Subject> {
  const text = await exportOf(house);
  const from = house.pulumi.place.stack;
  const to = `flat${from}`;
  const folder = join(bench.ground.folder, `${to}-program`);
  const stack = await openStack(bench, to, writeProgram(folder, flatProgram(parseExport(text))), {});
  const state = flatState(text, from, to);
  await capture(stack.pulumi, ["stack", "import", "--cwd", folder], state);
  return { ...counted(name, stack, state), env: {}, words: [] };
}

/** Makes every subject for real, one after the other. */
export async function prepare(bench: Bench, sizes: readonly number[], report: Report): Promise<readonly Subject[]> {
  const program = copyHouse(join(bench.ground.folder, "house-program"));
  const houseOf = await openStack(bench, "benchhouse", program, smallHouse);
  const house = await subject(bench, names.house, houseOf, report);
  const subjects = [house, { ...house, name: names.bare, env: withoutSettings }];
  subjects.push(await flat(bench, names.flat, house));
  const data = await subject(bench, names.data, await openStack(bench, "benchdata", program, dataHouse), report);
  subjects.push(data, await flat(bench, names.dataFlat, data));
  const empty = writeProgram(join(bench.ground.folder, "empty-program"), emptyProgram);
  subjects.push(await subject(bench, names.empty, await openStack(bench, "benchempty", empty, {}), report));
  for (const size of sizes) {
    const stack = await openStack(bench, `benchsize${String(size)}`, program, synthetic(size));
    subjects.push(await subject(bench, syntheticName(size), stack, report));
  }
  return subjects;
}
