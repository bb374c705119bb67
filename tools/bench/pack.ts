import { join } from "node:path";
import { toolbox } from "../../components/wiring/images.ts";
import { hostOf } from "../engine/docker/engine.ts";
import { readLock } from "../images/lock.ts";
import type { Report } from "../shared/host-change.ts";
import { projectFolder } from "../shared/paths.ts";
import { containersProgram } from "./containers.ts";
import { names, type Subject, subject } from "./prepare.ts";
import { writeProgram } from "./programs.ts";
import { limits, markdownTable, measuredOf } from "./result.ts";
import type { Measured } from "./rounds.ts";
import { type Bench, openStack } from "./stack.ts";
import { median } from "./statistics.ts";

const packFolder = join(projectFolder, "policies");

/** As many as a large house has. */
const count = 60;

/** Makes many well-made containers for real, to be previewed without and with the policy pack, one after the other. */
export async function preparePack(bench: Bench, report: Report): Promise<readonly Subject[]> {
  const stack = "benchpack";
  const host = hostOf(bench.ground.layout);
  const image = (await readLock(bench.ground.imageLock)).images[toolbox]?.id;
  if (image === undefined) throw new Error(`the engine has no image for ${toolbox}`);
  const folder = join(bench.ground.folder, "pack-program");
  const program = writeProgram(folder, containersProgram({ stack, host, image, count }));
  const alone = await subject(bench, names.unjudged, await openStack(bench, stack, program, {}), report);
  return [alone, { ...alone, name: names.judged, words: ["--policy-pack", packFolder] }];
}

/** Seconds that the pack adds to a preview: of each round the difference between its two, and the middle of these. */
export function packSeconds(all: readonly Measured[]): number {
  const alone = measuredOf(all, names.unjudged).runs;
  const judged = measuredOf(all, names.judged).runs;
  return median(judged.map(({ wall }, round) => wall - (alone[round]?.wall ?? 0)));
}

/** What the pack costs, as a Markdown table and a line for people. */
export function packText(all: readonly Measured[]): string {
  const seconds = packSeconds(all);
  const place = seconds <= limits.packSeconds ? "within the gate" : "over the gate";
  const line = `The policy pack adds ${seconds.toFixed(2)} s to a preview of ${String(count)} containers: ${place} (${String(limits.packSeconds)} s).`;
  return [markdownTable(all, names.unjudged), "", line].join("\n");
}
