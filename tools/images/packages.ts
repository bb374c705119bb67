import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder } from "../shared/paths.ts";
import { run } from "../shared/run.ts";

/** One package file of the distribution, downloaded and checked against the signed index. */
export interface PackageFile {
  readonly name: string;
  /** As the distribution writes it, such as `1:1.35.0-4+deb12u1+b1`. */
  readonly version: string;
  readonly path: string;
}

/** Needed by other packages only while they are installed; nothing is installed here, packages are only unpacked. */
const onlyForInstalling = new Set(["debconf", "dpkg", "iproute2", "openssl", "tar"]);

const installLine = /^Inst (?<name>[^\s:]+)\S* \((?<version>\S+) .*\[(?<architecture>\w+)\]\)/;

/** Reads the plan of a simulated installation: which packages, which versions. */
export function parseInstallPlan(text: string): readonly { name: string; version: string; architecture: string }[] {
  return text.split("\n").flatMap((line) => {
    const { name, version, architecture } = installLine.exec(line)?.groups ?? {};
    return name === undefined || version === undefined || architecture === undefined
      ? []
      : [{ name, version, architecture }];
  });
}

function privateFolders(folder: string): readonly string[] {
  const settings = {
    "Dir::State": join(folder, "state"),
    "Dir::State::status": join(folder, "nothing-installed"),
    "Dir::Cache": join(folder, "cache"),
    // Container bases switch the index cache off, and then every call reads the whole index again.
    "Dir::Cache::pkgcache": "pkgcache.bin",
    "Dir::Cache::srcpkgcache": "srcpkgcache.bin",
    // Its own user may not write below a home folder.
    "APT::Sandbox::User": "",
    "APT::Install-Recommends": "false",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
}

/** Downloads packages with the machine's own package sources; changes nothing of the machine and needs no root. */
export interface PackageSource {
  /** Downloads packages and, unless `alone`, everything they depend on. Throws CommandFailed when one is not offered. */
  fetch(packages: readonly string[], alone?: boolean): Promise<readonly PackageFile[]>;
}

const env = { LC_ALL: "C", DEBIAN_FRONTEND: "noninteractive" };

async function download(
  packages: readonly string[],
  alone: boolean,
  options: readonly string[],
  archives: string,
): Promise<readonly PackageFile[]> {
  if (packages.length === 0) return [];
  const plan = await run(["apt-get", ...options, "--simulate", "install", ...packages], { env });
  const chosen = parseInstallPlan(plan.stdout).filter(
    ({ name }) => packages.includes(name) || (!alone && !onlyForInstalling.has(name)),
  );
  const exact = chosen.map(({ name, version }) => `${name}=${version}`);
  await run(["apt-get", ...options, "--quiet", "download", ...exact], { cwd: archives, env });
  return chosen.map(({ name, version, architecture }) => ({
    name,
    version,
    path: join(archives, `${name}_${version.replaceAll(":", "%3a")}_${architecture}.deb`),
  }));
}

/** Opens the package source with a fresh index, kept in a folder of its own (absent: in the cache folder). */
export async function openPackages(folder: string = join(cacheFolder(), "apt")): Promise<PackageSource> {
  const archives = join(folder, "archives");
  await mkdir(join(folder, "state", "lists", "partial"), { recursive: true });
  await mkdir(join(folder, "cache", "archives", "partial"), { recursive: true });
  await mkdir(archives, { recursive: true });
  await writeFile(join(folder, "nothing-installed"), "");
  const options = privateFolders(folder);
  await run(["apt-get", ...options, "--quiet", "update"], { env });

  const fetched = new Map<string, Promise<readonly PackageFile[]>>();
  return {
    fetch: async (packages, alone = false) => {
      const key = JSON.stringify([packages, alone]);
      const files = fetched.get(key) ?? download(packages, alone, options, archives);
      fetched.set(key, files);
      return await files;
    },
  };
}

/** The program's own version inside a package version: without epoch and without the distribution's revision. */
export function upstreamVersion(packageVersion: string): string {
  return packageVersion
    .replace(/^\d+:/, "")
    .replace(/-[^-]*$/, "")
    .replace(/[+~](?:dfsg|ds).*$/, "");
}
