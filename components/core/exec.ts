import type * as command from "@pulumi/command";
import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { hostCommand } from "./host-command.ts";

/** A program run inside a running container. */
export interface ExecArgs {
  readonly container: docker.Container;
  /** Program and arguments; plain words, never a secret. */
  readonly program: readonly [string, ...string[]];
  /** What it reads on standard input, where alone a secret may go. Default nothing. */
  readonly input?: pulumi.Input<string>;
  /** It runs again when one of these changes, and when the container does. */
  readonly triggers: readonly pulumi.Input<string>[];
}

const plainWord = /^[A-Za-z0-9@%+=:,./|_-]+$/;

const end = "HEARTH_END_OF_INPUT";

/** The rest of the script, which the shell reads from its own standard input, is what the program reads on its. */
function fed(words: string, input: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`docker exec --interactive "$CONTAINER" ${words} <<'${end}'\n${input}\n${end}\n`;
}

/** Runs a program inside a container; a non-zero exit fails the update and shows what it printed. */
export function exec(
  name: string,
  { container, program, input, triggers }: ExecArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): command.local.Command {
  const odd = program.filter((word) => !plainWord.test(word));
  if (odd.length > 0) throw new Error(`exec ${name}: words that a shell would read otherwise: ${odd.join(" ")}`);
  const words = program.map((word) => `'${word}'`).join(" ");
  return hostCommand(
    name,
    {
      script: input === undefined ? `docker exec "$CONTAINER" ${words}\n` : fed(words, input),
      environment: { CONTAINER: container.id },
      triggers: [container.id, ...triggers],
    },
    engine,
    opts,
  );
}
