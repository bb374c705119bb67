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
import { prepare } from "./prepare.ts";
import { judge, limits, markdownTable, verdictLines } from "./result.ts";
import { measureAll } from "./rounds.ts";
import { references } from "./subjects.ts";

const purpose = "hearth-bench";
const leastRounds = 5;
const page = join(projectFolder, "docs", "bench.md");

interface Options {
  /** Exit code 1 when the house is over the gate. */
  readonly gate: boolean;
  /** Also a house of 100 services. */
  readonly full: boolean;
  /** Write the page of figures. */
  readonly write: boolean;
  readonly rounds: number;
}

function options(): Options {
  const { values } = parseArgs({
    options: {
      gate: { type: "boolean", default: false },
      full: { type: "boolean", default: false },
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
  return { ...values, rounds };
}

/** Measures no-op previews on an engine of its own: `npm run bench -- [--full] [--gate] [--write] [--rounds N]`. */
async function main({ gate, full, write, rounds }: Options): Promise<number> {
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
    const subjects = await prepare({ ground, toolchain }, sizes, report);
    const measured = await measureAll(subjects, rounds, report);
    const verdict = judge(measured, sizes);
    const text = [markdownTable(measured), "", ...verdictLines(verdict)].join("\n");
    console.log(`\n${text}`);
    if (write) writeFileSync(page, document({ figures: text, rounds, cores: cpus().length, full }));
    return gate && verdict.ratio > limits.gate ? 1 : 0;
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
