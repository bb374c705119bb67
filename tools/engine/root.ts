import { attempt, run } from "../shared/run.ts";
import type { HostChange } from "../shared/host-change.ts";

type Command = readonly [string, ...string[]];

/** Words that give a command root's rights: none as root, `sudo -n` where that needs no password, undefined where there is no way. */
export async function rootWords(): Promise<readonly string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  return (await attempt(["sudo", "-n", "true"])).code === 0 ? ["sudo", "-n"] : undefined;
}

/** Runs a command as root. Throws with the exact command to type where this user has no right to. */
export async function runAsRoot(command: Command, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const words = await rootWords();
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  if (words === undefined) {
    throw new Error(
      `this needs root, and sudo asks for a password. Run:\n  sudo ${[...settings, ...command].join(" ")}\nand start again`,
    );
  }
  // env, for sudo drops the environment.
  await run([...words, "env", ...settings, ...command] as unknown as Command);
}

const quietly = { DEBIAN_FRONTEND: "noninteractive" };

/** The change that installs packages of the distribution. Without any package there is no change. */
export function aptChange(why: string, packages: readonly string[]): HostChange[] {
  if (packages.length === 0) return [];
  const command = `sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}'`;
  return [{ what: `install ${why} (${packages.join(", ")})`, command, root: true }];
}

/** Installs packages of the distribution, with fresh lists. Throws where there is no apt, or no right to use it. */
export async function aptInstall(packages: readonly string[]): Promise<void> {
  if ((await attempt(["apt-get", "--version"])).code !== 0) {
    throw new Error(
      `${packages.join(", ")}: not installed, and this system has no apt-get; install them by its own means and start again`,
    );
  }
  await runAsRoot(["apt-get", "update", "-q"], quietly);
  await runAsRoot(["apt-get", "install", "-y", "-q", "--no-install-recommends", ...packages], quietly);
}
