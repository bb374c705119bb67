import { join } from "node:path";
import type { Report } from "../shared/host-change.ts";
import { flatProgram } from "./flat.ts";
import { copyHouse, emptyProgram, writeProgram } from "./programs.ts";
import { type Bench, exportOf, make, openStack, type Stack } from "./stack.ts";
import { parseExport } from "./state.ts";
import { smallHouse, type StackFile, synthetic } from "./subjects.ts";

/** Something whose no-op preview is measured. */
export interface Subject {
  readonly name: string;
  readonly stack: Stack;
  /** Resources in its state. */
  readonly resources: number;
  /** Variables that differ from those that the command line tools set. */
  readonly env: Readonly<Record<string, undefined>>;
  /** Words that its preview is given beside those that all are. */
  readonly words: readonly string[];
}

/** Settings that the command line tools make by default, taken away. */
const withoutSettings = { NODE_COMPILE_CACHE: undefined, PULUMI_PARALLEL_DIFF: undefined, GOGC: undefined } as const;

const houseStack = "benchhouse";
const flatStack = "benchflat";

/** Names of the subjects that are compared with each other. */
export const names = {
  house: "house",
  bare: "house, settings off",
  flat: "flat",
  empty: "empty",
  unjudged: "60 containers",
  judged: "60 containers, policy pack",
} as const;

/** Name of a house of made-up services. */
export function syntheticName(services: number): string {
  return `${String(services)} services`;
}

/** Makes a stack's resources for real. */
export async function subject(bench: Bench, name: string, stack: Stack, report: Report): Promise<Subject> {
  const began = performance.now();
  await make(stack, bench);
  const resources = parseExport(await exportOf(stack)).length;
  report(`${name}: made ${String(resources)} resources in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return { name, stack, resources, env: {}, words: [] };
}

async function flat(bench: Bench, house: Stack, file: StackFile, report: Report): Promise<Subject> {
  const resources = parseExport(await exportOf(house));
  const folder = join(bench.ground.folder, "flat-program");
  const stack = await openStack(bench, flatStack, folder, file);
  const [from, to] = [house, stack].map(({ pulumi }) => pulumi.place.stack);
  const rename = (text: string) =>
    text
      .replaceAll(from ?? "", to ?? "")
      .replaceAll(String(house.port), String(stack.port))
      .replaceAll(house.pool, stack.pool);
  writeProgram(folder, flatProgram(resources, rename));
  return await subject(bench, names.flat, stack, report);
}

/** Makes every subject for real, one after the other. */
export async function prepare(bench: Bench, sizes: readonly number[], report: Report): Promise<readonly Subject[]> {
  const program = copyHouse(join(bench.ground.folder, "house-program"));
  const houseOf = await openStack(bench, houseStack, program, smallHouse);
  const house = await subject(bench, names.house, houseOf, report);
  const subjects = [house, { ...house, name: names.bare, env: withoutSettings }];
  subjects.push(await flat(bench, houseOf, smallHouse, report));
  const empty = writeProgram(join(bench.ground.folder, "empty-program"), emptyProgram);
  subjects.push(await subject(bench, names.empty, await openStack(bench, "benchempty", empty, {}), report));
  for (const size of sizes) {
    const stack = await openStack(bench, `benchsize${String(size)}`, program, synthetic(size));
    subjects.push(await subject(bench, syntheticName(size), stack, report));
  }
  return subjects;
}
