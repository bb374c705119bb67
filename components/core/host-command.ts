import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";

/** A shell script that runs beside the engine's command line client, on the machine that runs Pulumi. */
export interface HostCommandArgs {
  /** The script. What varies goes into `environment`, so that a preview shows what changed. */
  readonly script: pulumi.Input<string>;
  /** Plain values only; a secret never goes into an environment. */
  readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
  /** The script runs again when one of these changes. */
  readonly triggers?: readonly pulumi.Input<string>[];
}

/** The client obeys these before its host; whoever set them meant another engine. */
const prelude = "unset DOCKER_CONTEXT DOCKER_CERT_PATH DOCKER_TLS DOCKER_TLS_VERIFY\n";

/** Runs a script against the same engine as the provider. A non-zero exit fails the update and shows what it printed. */
export function hostCommand(
  name: string,
  { script, environment, triggers = [] }: HostCommandArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): command.local.Command {
  return new command.local.Command(
    name,
    {
      interpreter: ["/bin/sh"],
      create: "-s",
      stdin: pulumi.interpolate`${prelude}${script}`,
      environment: { ...environment, DOCKER_HOST: engine.host },
      triggers: [...triggers],
      logging: command.local.Logging.None,
    },
    opts,
  );
}
