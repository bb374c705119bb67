import { rmSync } from "node:fs";
import { join } from "node:path";
import { goEnvironment, goFlags } from "../shared/go-build.ts";
import type { Report } from "../shared/host-change.ts";
import { cacheFolder } from "../shared/paths.ts";
import { run } from "../shared/run.ts";
import { sources } from "./stamp.ts";
import { cliVersion, type Plugin, plugins, pluginProgram } from "./versions.ts";

const cliPackage = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const versionOfCli = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** Packages that a cold build compiles, for the progress line only; a new go.mod may move it by some. */
const packagesInAll = 2465;

/**
 * Upstream's own tags for leaving out what Hearth cannot reach, a tenth of all source: the Docker provider's Compose resource,
 * which is no part of `@pulumi/docker`, and a second way to Google's storage for Pulumi's `gs://` backend.
 */
const tags = ["no_compose", "disable_grpc_modules"];

function linkerFlags(): string {
  const own = plugins.map(({ name, version }) => {
    const variable = name.charAt(0).toUpperCase() + name.slice(1);
    return `-X hearth/engine/internal/versions.${variable}=${version}`;
  });
  return ["-s", "-w", `-X ${versionOfCli}=v${cliVersion}`, ...own].join(" ");
}

/** Go's own folders, unless `HEARTH_CACHE` says where caches go. */
function goFolders(): { env: Record<string, string>; own: string | undefined } {
  if (process.env["HEARTH_CACHE"] === undefined) return { env: {}, own: undefined };
  const folder = join(cacheFolder(), "go");
  const own = join(folder, "build");
  return { env: { GOMODCACHE: join(folder, "mod"), GOCACHE: own }, own };
}

function counter(report: Report): (line: string) => void {
  const start = Date.now();
  const counts = { fetched: 0, compiled: 0 };
  let last = 0;
  return (line) => {
    counts[line.startsWith("go: downloading") ? "fetched" : "compiled"] += 1;
    if (Date.now() - last < 2_000) return;
    last = Date.now();
    const seconds = Math.round((last - start) / 1000);
    const { fetched, compiled } = counts;
    report(
      `building the Pulumi engine: ${String(fetched)} modules fetched, ${String(compiled)} of about ${String(packagesInAll)} packages ` +
        `compiled, ${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`,
    );
  };
}

/** What is wanted from a build. */
export interface Wanted {
  readonly cli: boolean;
  readonly plugins: readonly Plugin[];
}

/**
 * Builds the CLI and plugins into a folder, from the modules that go.sum pins. All in one go, for they share most of what they
 * compile. Throws with the compiler's last lines.
 */
export async function build(go: string, wanted: Wanted, folder: string, report: Report): Promise<void> {
  const packages = [
    ...(wanted.cli ? [cliPackage] : []),
    ...wanted.plugins.map((plugin) => `./cmd/${pluginProgram(plugin)}`),
  ];
  const { env, own } = goFolders();
  const flags = [...goFlags, "-tags", tags.join(","), "-ldflags", linkerFlags()];
  await run([go, "build", "-v", ...flags, "-o", `${folder}/`, ...packages], {
    cwd: sources.go,
    env: { ...goEnvironment(), ...env },
    onLine: counter(report),
  });
  // 2.6 GB that only a change of go.mod would ask for again.
  if (own !== undefined) rmSync(own, { recursive: true, force: true });
}
