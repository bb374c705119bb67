import { existsSync } from "node:fs";
import { foundation, optional } from "../../../components/catalogue/index.ts";
import { toolbox } from "../../../components/wiring/images.ts";
import { clearGround, clearStaleGrounds, layGround } from "../../../tools/engine/private/ground.ts";
import type { Report } from "../../../tools/shared/host-change.ts";
import { attempt, run } from "../../../tools/shared/run.ts";
import { databases } from "../../images/real/databases.ts";
import { purpose, type TestGround } from "./layout.ts";

/** The custom entry that the tests bend: it answers whatever it is asked for. */
export const httpbinImage =
  "ghcr.io/mccutchen/go-httpbin:2.25.0@sha256:20739736d4eb8dc1b998dff701f437b8bd62dcc46492bd0d861e89890ca36500";

const references: readonly string[] = [
  ...[...foundation, ...optional].map(({ spec }) => spec.image),
  ...databases.map(({ image }) => image),
  toolbox,
  httpbinImage,
];

/** Makes namespace, engine and images of a run. */
export async function lay(ground: TestGround, report: Report): Promise<void> {
  await layGround(ground, references, report);
}

/** Takes everything of a run away again; safe to repeat, and after a run that was killed. */
export async function clear(ground: TestGround): Promise<void> {
  await clearGround(ground);
}

/** Clears what runs left behind whose process is gone. */
export async function clearStale(): Promise<void> {
  await clearStaleGrounds(purpose);
}

/** Debian's Chromium, for the test that looks at the pages as a person would. */
export async function ensureBrowser(report: Report): Promise<void> {
  if (existsSync("/usr/bin/chromium")) return;
  report("install the distribution's chromium");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await attempt(["apt-get", "update"], { env });
  await run(["apt-get", "install", "-y", "--no-install-recommends", "chromium"], { env });
}
