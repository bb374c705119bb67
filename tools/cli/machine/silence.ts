import { userInfo } from "node:os";
import { openCommand, restartCommand, startCommand, typed } from "../../engine/docker/service.ts";
import { type Silence, silenceText, type SilenceText } from "../checks/engine.ts";
import { Refusal } from "../refusal.ts";
import { usualHost } from "./docker.ts";

const stackFileKey = "hearth:engine.host";

/** {@link silenceText} on this machine. `namedBy` says where the engine's name stands; absent: in the stack file. */
export function textOf(silence: Silence, namedBy: string = stackFileKey): SilenceText {
  return silenceText(silence, {
    own: silence.host === usualHost,
    namedBy,
    user: userInfo().username,
    start: typed(startCommand()),
    restart: typed(restartCommand()),
    open: typed(openCommand()),
  });
}

/** How a person restarts the engine at a host. */
export function restartAdvice(host: string): string {
  return host === usualHost ? typed(restartCommand()) : `at ${host}`;
}

/** An engine that has to answer and does not, as the message of a refusal. */
export function refusalOf(silence: Silence, namedBy?: string): Refusal {
  const { found, remedy } = textOf(silence, namedBy);
  return new Refusal(`${found}\nnothing was changed; ${remedy}`);
}

/** Refuses an engine that `npm run up` cannot bring to an answer. */
export function mustBeStartable(silence: Silence, namedBy: string): void {
  // The client for an engine that the environment names is installed as for the machine's own.
  if (silence.why === "no-client" && namedBy === "DOCKER_HOST") return;
  if (textOf(silence, namedBy).up === undefined) throw refusalOf(silence, namedBy);
}
