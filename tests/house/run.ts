import { join } from "node:path";
import { ensureDockerPackages } from "../../tools/engine/docker/packages.ts";
import { insideGround } from "../../tools/engine/private/inside.ts";
import { ensureToolchain } from "../../tools/engine/toolchain.ts";
import { projectFolder } from "../../tools/shared/paths.ts";
import { clear, clearStale, ensureBrowser, lay } from "./support/ground.ts";
import { groundOf } from "./support/layout.ts";

/**
 * Runs the house tests against a real Docker Engine and the real Pulumi engine, both in a network namespace of their own:
 * `node tests/house/run.ts [test files]`. Nothing of the machine's own engine is touched.
 */
async function main(files: readonly string[]): Promise<number> {
  const started = performance.now();
  const report = (line: string) => {
    console.log(`[${((performance.now() - started) / 1000).toFixed(0)} s] ${line}`);
  };
  if (process.getuid?.() !== 0) {
    throw new Error("house tests start a Docker Engine of their own, which needs root: sudo npm run test:house");
  }
  await clearStale();
  const [toolchain] = await Promise.all([ensureToolchain(report), ensureDockerPackages(report)]);
  await ensureBrowser(report);
  const ground = groundOf(process.pid);
  try {
    await lay(ground, report);
    report("engine and images are ready");
    const jest = [join(projectFolder, "node_modules/.bin/jest"), "--selectProjects=house", "--runInBand", ...files];
    const env = { ...process.env, ...toolchain.env, HEARTH_TEST_PID: String(process.pid) };
    return await insideGround(ground, jest, env);
  } finally {
    await clear(ground);
  }
}

process.exitCode = await main(process.argv.slice(2));
