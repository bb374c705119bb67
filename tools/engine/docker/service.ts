import { accessSync, constants, existsSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { standardLayout } from "./layout.ts";

/** A program and its arguments, to be run as root. */
export type RootCommand = readonly [string, ...string[]];

const byHand: RootCommand = [process.execPath, join(import.meta.dirname, "start.ts")];

/** Whether systemd runs this machine's services; elsewhere its engine is started by hand. */
export function hasServices(): boolean {
  return existsSync("/run/systemd/system");
}

/** Starts the machine's own engine. */
export function startCommand(services = hasServices()): RootCommand {
  return services ? ["systemctl", "start", "docker"] : byHand;
}

/** Starts the machine's own engine again, also when it hangs: a stopped process obeys no other signal. */
export function restartCommand(services = hasServices()): RootCommand {
  if (services) return ["systemctl", "restart", "docker"];
  return ["sh", "-c", `kill -9 $(cat ${standardLayout.docker.pidFile}); ${byHand.join(" ")}`];
}

/** Gives this user the machine's own engine: from the next login by group, and until then by the socket's owner. */
export function openCommand(): RootCommand {
  const { username } = userInfo();
  return ["sh", "-c", `usermod -aG docker ${username} && chown ${username} ${standardLayout.docker.socket}`];
}

/** Whether a socket is there, but not for this user. */
export function closedToUser(socket: string): boolean {
  if (!existsSync(socket)) return false;
  try {
    accessSync(socket, constants.R_OK | constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

/** A command of root's as a person types it. */
export function typed([first, ...rest]: RootCommand): string {
  return ["sudo", first, ...rest.map((word) => (/\s/.test(word) ? `'${word}'` : word))].join(" ");
}
