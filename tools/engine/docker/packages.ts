import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Report } from "../../shared/host-change.ts";
import { aptInstall } from "../root.ts";

/** Where system programs live, also when a user's PATH leaves them out. */
const systemFolders = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/** Whether a program is on PATH or in a system folder. */
export function onMachine(program: string): boolean {
  return [...(process.env["PATH"] ?? "").split(delimiter), ...systemFolders].some((folder) =>
    existsSync(join(folder, program)),
  );
}

/** Packages per program of the engine. Newer distributions ship the `docker` command apart from it. */
const providers: Readonly<Record<string, string>> = {
  dockerd: "docker.io",
  containerd: "containerd",
  iptables: "iptables",
};

/** Packages of the distribution that the engine still needs. Empty when all programs are there. */
export function missingPackages(has: (program: string) => boolean = onMachine, apparmor = apparmorOn()): string[] {
  const needed = Object.entries(providers).flatMap(([program, name]) => (has(program) ? [] : [name]));
  return apparmor && !has("apparmor_parser") ? [...needed, "apparmor"] : needed;
}

function apparmorOn(): boolean {
  // A kernel that enforces profiles makes the engine load one for each container.
  return existsSync("/sys/kernel/security/apparmor/profiles");
}

/** Installs the engine's packages where they are missing. Starts nothing itself. Throws with the command to type where there is no right to. */
export async function ensureDockerPackages(report: Report): Promise<void> {
  const missing = missingPackages();
  if (missing.length > 0) {
    report(`installing ${missing.join(", ")}`);
    await aptInstall(missing);
  }
  if (!onMachine("docker")) {
    report("installing docker-cli");
    await aptInstall(["docker-cli"]);
  }
}
