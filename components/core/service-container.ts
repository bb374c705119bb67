import * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Engine } from "./engine.ts";
import { hardened, type Limits, memoryFolder } from "./hardening.ts";
import { envs, goDuration, labels } from "./normal.ts";
import { healthRetries } from "./patience.ts";

/** Something mounted into a container: a volume of the engine, or a folder of the host. */
export interface Mount {
  readonly target: string;
  readonly source: { readonly volume: pulumi.Input<string> } | { readonly hostFolder: string };
  readonly readOnly: boolean;
}

/** How the engine asks whether the container is well. */
export interface HealthCheck {
  /** Program and arguments, run without a shell. */
  readonly test: readonly string[];
  readonly everySeconds: number;
  /** Time in which a failure does not count. */
  readonly startSeconds: number;
}

/** A long-running container. Every field is listed in docs/fields.md with how a change of it is seen. */
export interface ServiceContainerArgs extends Limits {
  readonly service: string;
  readonly image: string;
  readonly user: number;
  readonly networks: readonly { readonly name: pulumi.Input<string>; readonly aliases: readonly string[] }[];
  /** `[]` runs the image's own entrypoint; any other is run without the image's own command. */
  readonly entrypoint: readonly string[];
  /** `[]` runs the image's own command. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
  readonly scratch: readonly string[];
  readonly ports: readonly { readonly inside: number; readonly outside: number; readonly address: string }[];
  readonly health: HealthCheck;
  readonly capabilities: readonly string[];
  readonly readOnlyRoot: boolean;
  /** Seconds between the polite and the hard stop. */
  readonly stopSeconds: number;
  /** Whether a new revision starts beside the old one or after it. */
  readonly swap: "start-first" | "stop-first";
}

/**
 * For these the provider says "updated" and changes nothing: four that it never applies, and blocks of which it
 * notices only that their number changed. Seen with docker 5.2.0 on engine 20.10.
 */
export const onlyByReplacement = [
  // A container that was stopped by hand is seen as one that need not run; only a new one runs again.
  ...["healthcheck", "tmpfs", "init", "mustRun"],
  ...["mounts", "networksAdvanced", "uploads", "ulimits", "ports", "capabilities", "labels"],
];

/** A mount as the provider takes it; what is mounted on the host later is not seen inside. */
export function mountArgs({ target, source, readOnly }: Mount): docker.types.input.ContainerMount {
  return "volume" in source
    ? { type: "volume", source: source.volume, target, readOnly }
    : { type: "bind", source: source.hostFolder, target, readOnly, bindOptions: { propagation: "rprivate" } };
}

function healthArgs({ test, everySeconds, startSeconds }: HealthCheck): docker.types.input.ContainerHealthcheck {
  return {
    tests: ["CMD", ...test],
    interval: goDuration(everySeconds),
    timeout: goDuration(Math.max(1, everySeconds - 1)),
    startPeriod: goDuration(startSeconds),
    retries: healthRetries,
  };
}

function containerArgs(args: ServiceContainerArgs, engine: Engine): docker.ContainerArgs {
  return {
    ...hardened(args, args.capabilities),
    image: args.image,
    user: `${String(args.user)}:${String(args.user)}`,
    readOnly: args.readOnlyRoot,
    init: true,
    restart: "always",
    networksAdvanced: args.networks.map(({ name, aliases }) => ({ name, aliases: [...aliases] })),
    ...(args.entrypoint.length > 0 ? { entrypoints: [...args.entrypoint] } : {}),
    ...(args.command.length > 0 ? { command: [...args.command] } : {}),
    envs: envs(args.environment),
    mounts: args.mounts.map(mountArgs),
    tmpfs: Object.fromEntries(args.scratch.map((folder) => [folder, memoryFolder(folder, args.user)])),
    ports: args.ports.map(({ inside, outside, address }) => ({ internal: inside, external: outside, ip: address })),
    healthcheck: healthArgs(args.health),
    stopTimeout: args.stopSeconds,
    destroyGraceSeconds: args.stopSeconds,
    labels: labels({ "hearth.stack": engine.stack, "hearth.service": args.service }),
  };
}

/**
 * Starts a container with the house's hardening. The engine's own name for it changes with each revision;
 * a {@link gate} says when it is healthy.
 */
export function serviceContainer(
  name: string,
  args: ServiceContainerArgs,
  engine: Engine,
  opts: pulumi.CustomResourceOptions,
): docker.Container {
  return new docker.Container(name, containerArgs(args, engine), {
    ...opts,
    provider: engine.provider,
    deleteBeforeReplace: args.swap === "stop-first",
    replaceOnChanges: onlyByReplacement,
  });
}
