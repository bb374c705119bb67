import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../tools/shared/paths.ts";

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One part of `npm test`. A part with `report` counts its own tests; any other is one check. */
interface Stage {
  readonly name: string;
  readonly command: (report: string) => readonly [string, ...string[]];
  readonly counts: boolean;
}

const bin = (name: string) => join(projectFolder, "node_modules/.bin", name);
const counting = (report: string) => ["--json", `--outputFile=${report}`];

const stages: readonly Stage[] = [
  { name: "types", command: () => ["npm", "run", "--silent", "types"], counts: false },
  { name: "lint", command: () => ["npm", "run", "--silent", "lint"], counts: false },
  {
    name: "fast tests",
    command: (report) => [bin("jest"), "--selectProjects=fast", ...counting(report)],
    counts: true,
  },
  {
    name: "house tests",
    command: (report) => [process.execPath, "tests/house/run.ts", ...counting(report)],
    counts: true,
  },
];

async function endOf([program, ...words]: readonly [string, ...string[]]): Promise<number> {
  const child = spawn(program, words, { cwd: projectFolder, stdio: ["ignore", "inherit", "inherit"] });
  return await new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (code) => {
      resolve(code ?? 1);
    });
  });
}

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that did not even load; their tests are in no other count. */
  readonly numRuntimeErrorTestSuites: number;
}

function countsOf(stage: Stage, code: number, report: string): Counts {
  const ownCount = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (!stage.counts) return ownCount;
  let seen: JestReport;
  try {
    // Written by jest itself just before; its fields are those of jest's documented JSON result.
    seen = JSON.parse(readFileSync(report, "utf8")) as JestReport;
  } catch (error) {
    console.error(`${stage.name}: no result was written: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const failed = seen.numFailedTests + seen.numRuntimeErrorTestSuites;
  const passed = seen.numPassedTests;
  // A run that ended badly without one failed test has failed all the same.
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: seen.numPendingTests + seen.numTodoTests };
}

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "hearth-test-report-"));
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const [index, stage] of stages.entries()) {
      const started = performance.now();
      console.log(`\n== ${stage.name}`);
      const report = join(folder, `${String(index)}.json`);
      const counts = countsOf(stage, await endOf(stage.command(report)), report);
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.skipped += counts.skipped;
      console.log(`== ${stage.name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${String(total.passed)} passed, ${String(total.failed)} failed, ${String(total.skipped)} skipped`);
  return total.failed === 0 ? 0 : 1;
}

process.exitCode = await main();
