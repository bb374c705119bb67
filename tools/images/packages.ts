import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder } from "../shared/paths.ts";
import { run } from "../shared/run.ts";
import { imageArchitecture } from "./architecture.ts";
import { removeLeftovers, withWorkFolder } from "./work-folder.ts";

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

/** How packages are fetched. */
export interface FetchOptions {
  /** Without what they depend on. Absent: with it. */
  readonly alone?: boolean;
  /** Packages that are taken as installed already. Absent: none. */
  readonly without?: readonly string[];
}

/** Downloads packages with the machine's own package sources; changes nothing of the machine and needs no root. */
export interface PackageSource {
  /** Downloads packages and everything they depend on. Throws CommandFailed when one is not offered. */
  fetch(packages: readonly string[], options?: FetchOptions): Promise<readonly PackageFile[]>;
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

/** Text of a package state in which these packages are installed, in a version that is new enough for everything. */
export function installedPackages(names: readonly string[], architecture: string): string {
  const fields = [
    "Status: install ok installed",
    `Architecture: ${architecture}`,
    "Multi-Arch: allowed",
    "Version: 9999:0",
  ];
  const about = ["Maintainer: nobody", "Description: only said to be installed"];
  return names.map((name) => [`Package: ${name}`, ...fields, ...about, "", ""].join("\n")).join("");
}

/** Opens the package source with a fresh index, kept in a folder of its own (absent: in the cache folder). */
export async function openPackages(folder: string = join(cacheFolder(), "apt")): Promise<PackageSource> {
  const archives = join(folder, "archives");
  await removeLeftovers(folder);
  await mkdir(join(folder, "state", "lists", "partial"), { recursive: true });
  await mkdir(join(folder, "cache", "archives", "partial"), { recursive: true });
  await mkdir(archives, { recursive: true });
  await writeFile(join(folder, "nothing-installed"), "");
  const options = privateFolders(folder);
  await run(["apt-get", ...options, "--quiet", "update"], { env });

  const fetched = new Map<string, Promise<readonly PackageFile[]>>();
  const fetchNew = async (packages: readonly string[], alone: boolean, without: readonly string[]) => {
    if (without.length === 0) return await download(packages, alone, options, archives);
    return await withWorkFolder(folder, async (work) => {
      const status = join(work, "status");
      await writeFile(status, installedPackages(without, imageArchitecture()));
      return await download(packages, alone, [...options, "-o", `Dir::State::status=${status}`], archives);
    });
  };
  return {
    fetch: async (packages, { alone = false, without = [] } = {}) => {
      const key = JSON.stringify([packages, alone, without]);
      const files = fetched.get(key) ?? fetchNew(packages, alone, without);
      fetched.set(key, files);
      return await files;
    },
  };
}

/** The package of this name, in which `*` stands for a number; nothing when it is not among them. */
export function packageNamed<Named extends { readonly name: string }>(
  name: string,
  among: readonly Named[],
): Named | undefined {
  const form = new RegExp(`^${name.replaceAll(/[.+]/g, "\\$&").replaceAll("*", "\\d+")}$`);
  return among.find((one) => form.test(one.name));
}

/** The program's own version inside a package version: without epoch and without the distribution's revision. */
export function upstreamVersion(packageVersion: string): string {
  return packageVersion
    .replace(/^\d+:/, "")
    .replace(/-[^-]*$/, "")
    .replace(/[+~](?:dfsg|ds).*$/, "");
}
