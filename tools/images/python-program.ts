import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../shared/paths.ts";
import { run } from "../shared/run.ts";

/** Packages of the distribution that every Python image needs. */
export const pythonPackages = ["python3"] as const;

/** Package of the distribution that brings the installer; it stays outside the image. */
export const pythonInstaller = "python3-pip-whl";

const installed = "usr/local/lib/python3/dist-packages";

/** Environment of every Python image. */
export const pythonEnvironment = { PYTHONPATH: `/${installed}`, PYTHONDONTWRITEBYTECODE: "1" } as const;

async function only(folder: string, pattern: RegExp): Promise<string> {
  const found = (await readdir(folder)).filter((name) => pattern.test(name));
  const [name] = found;
  if (name === undefined || found.length > 1)
    throw new Error(`${folder}: expected one ${String(pattern)}, found ${String(found.length)}`);
  return join(folder, name);
}

/** The unpacked Python, started with the libraries it was unpacked with: the machine needs no Python of its own. */
async function unpackedPython(root: string): Promise<readonly [string, ...string[]]> {
  const triplet = await only(join(root, "usr/lib"), /-linux-gnu$/);
  const folder = process.arch === "x64" ? join(root, "usr/lib64") : join(root, "usr/lib");
  return [
    await only(folder, /^ld-linux-.*\.so\.\d+$/),
    "--library-path",
    `${triplet}:${join(root, "usr/lib")}`,
    join(root, "usr/bin/python3"),
  ];
}

/**
 * Installs a Python program, pinned by `tools/images/python/<name>/requirements.txt` with hashes, into a root folder that has
 * the distribution's Python. `installer` is the folder in which {@link pythonInstaller} was unpacked.
 */
export async function installPython(name: string, root: string, installer: string): Promise<void> {
  const python = await unpackedPython(root);
  const wheel = await only(join(installer, "usr/share/python-wheels"), /^pip-.*\.whl$/);
  const requirements = join(projectFolder, "tools", "images", "python", name, "requirements.txt");
  const target = join(root, installed);
  const env = {
    PYTHONHOME: join(root, "usr"),
    PYTHONPATH: wheel,
    PYTHONDONTWRITEBYTECODE: "1",
    PIP_ROOT_USER_ACTION: "ignore",
  };
  const options = [
    "--quiet",
    "--no-compile",
    "--no-deps",
    "--only-binary=:all:",
    "--require-hashes",
    "--target",
    target,
  ];
  await run([...python, "-m", "pip", "install", ...options, "--requirement", requirements], { env });
  // Start scripts name the build folder, and the records list the start scripts.
  await rm(join(target, "bin"), { recursive: true, force: true });
  for (const folder of await readdir(target)) {
    if (folder.endsWith(".dist-info")) await rm(join(target, folder, "RECORD"), { force: true });
  }
  const compiled = ["--invalidation-mode", "unchecked-hash", "-q", "-s", root, "-p", "/"];
  const library = await only(join(root, "usr/lib"), /^python3\.\d+$/);
  await run([...python, "-m", "compileall", ...compiled, target, library], {
    env: { ...env, PYTHONPATH: undefined, PYTHONHASHSEED: "0" },
  });
}
