import * as docker from "@pulumi/docker";

/** What every part that talks to the Docker Engine needs. */
export interface Engine {
  /** Address of the engine, such as `unix:///var/run/docker.sock`. */
  readonly host: string;
  /** Names what belongs to this house. */
  readonly stack: string;
  /** Image that carriers and preparers are made of. */
  readonly toolbox: string;
  readonly provider: docker.Provider;
}

/** The one provider of the house, so that nothing lands on an engine that an environment variable names. */
export function engine(args: { host: string; stack: string; toolbox: string }): Engine {
  return { ...args, provider: new docker.Provider("engine", { host: args.host }) };
}
