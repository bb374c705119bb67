import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { clearGround, clearStaleGrounds, layGround } from "../engine/private/ground.ts";
import { privateGround } from "../engine/private/layout.ts";
import { ensureDockerPackages } from "../engine/docker/packages.ts";
import { ensureToolchain } from "../engine/toolchain.ts";
import { projectFolder } from "../shared/paths.ts";
import { removeGroup } from "./cpu.ts";
import { document } from "./document.ts";
import { packSeconds, packText, preparePack } from "./pack.ts";
import { names, prepare, type Subject } from "./prepare.ts";
import { judge, limits, markdownTable, verdictLines } from "./result.ts";
import { measureAll } from "./rounds.ts";
import { references } from "./subjects.ts";

const purpose = "hearth-bench";
const leastRounds = 5;
const page = join(projectFolder, "docs", "bench.md");

interface Options {
  /** Exit code 1 when the house, or the policy pack, is over its gate. */
  readonly gate: boolean;
  /** Also a house of 100 services. */
  readonly full: boolean;
  /** Only what the policy pack adds. */
  readonly pack: boolean;
  /** Write the page of figures. */
  readonly write: boolean;
  readonly rounds: number;
}

function options(): Options {
  const { values } = parseArgs({
    options: {
      gate: { type: "boolean", default: false },
      full: { type: "boolean", default: false },
      pack: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      rounds: { type: "string", default: String(leastRounds) },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Error(
      `--rounds: given ${values.rounds}; allowed: a whole number from 1; ${String(leastRounds)} is usual`,
    );
  }
  if (values.pack && (values.full || values.write))
    throw new Error("--pack: given with --full or --write; allowed: alone, for the page holds all figures");
  return { ...values, rounds };
}

/** Measures no-op previews on an engine of its own: `npm run bench -- [--full] [--pack] [--gate] [--write] [--rounds N]`. */
async function main({ gate, full, pack, write, rounds }: Options): Promise<number> {
  if (process.getuid?.() !== 0)
    throw new Error("it starts a Docker Engine of its own, which needs root: sudo npm run bench");
  const began = performance.now();
  const report = (line: string): void => {
    console.log(`[${((performance.now() - began) / 1000).toFixed(0)} s] ${line}`);
  };
  const sizes = full ? [10, 30, 100] : [10, 30];
  await clearStaleGrounds(purpose);
  const [toolchain] = await Promise.all([ensureToolchain(report), ensureDockerPackages(report)]);
  const ground = privateGround(purpose, process.pid);
  try {
    await layGround(ground, references, report);
    const bench = { ground, toolchain };
    const houses = pack ? [] : await prepare(bench, sizes, report);
    const judged = await preparePack(bench, report);
    const measured = await measureAll([...houses, ...judged], rounds, report);
    const of = (some: readonly Subject[]) => measured.filter(({ subject }) => some.includes(subject));
    const verdict = pack ? undefined : judge(of(houses), sizes);
    const figures =
      verdict === undefined ? "" : [markdownTable(of(houses), names.flat), "", ...verdictLines(verdict)].join("\n");
    const ofPack = packText(of(judged));
    console.log(`\n${figures}\n\n${ofPack}`);
    if (write) writeFileSync(page, document({ figures, pack: ofPack, rounds, cores: cpus().length, full }));
    const isOver =
      (verdict?.ratios ?? []).some(({ ratio }) => ratio > limits.gate) || packSeconds(measured) > limits.packSeconds;
    return gate && isOver ? 1 : 0;
  } finally {
    await clearGround(ground);
    removeGroup();
  }
}

try {
  process.exitCode = await main(options());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
