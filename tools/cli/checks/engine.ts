import { codeOfTimeout, type Finished } from "../../shared/run.ts";

/** Why an engine gave no answer: there is no client to ask with, no right to ask, no answer in time, or nobody there. */
export type Why = "no-client" | "closed" | "hangs" | "gone";

/** An engine that gave no answer. */
export interface Silence {
  /** As `DOCKER_HOST` writes it. */
  readonly host: string;
  readonly why: Why;
  /** First line of what the client said. */
  readonly said: string;
}

/** What has to be known of the machine to say what to do. */
export interface EngineGround {
  /** Whether it is the machine's own engine, which `npm run up` installs and starts. */
  readonly own: boolean;
  /** Where its name stands: a key of the stack file, or a variable. */
  readonly namedBy: string;
  readonly user: string;
  /** Commands as a person types them, for the machine's own engine. */
  readonly start: string;
  readonly restart: string;
  readonly open: string;
}

/** A silent engine in words. */
export interface SilenceText {
  readonly found: string;
  /** What to do. */
  readonly remedy: string;
  /** What `npm run up` does about it, such as "starts it"; absent when it can do nothing. */
  readonly up?: string;
}

interface Words {
  readonly found: (silence: Silence, ground: EngineGround) => string;
  /** What `npm run up` does about the machine's own. */
  readonly up?: string;
  readonly byHand: (ground: EngineGround) => string;
  readonly elsewhere: (ground: EngineGround) => string;
}

const words: Readonly<Record<Why, Words>> = {
  "no-client": {
    found: () => "the docker command is missing",
    up: "installs it",
    byHand: () => "install the package docker-cli",
    elsewhere: () => "install the package docker-cli",
  },
  closed: {
    found: ({ host }, { user }) => `user ${user} may not speak with the engine at ${host}`,
    up: "opens it to this user",
    byHand: ({ open }) => `${open} (the group docker counts from the next login on)`,
    elsewhere: ({ user }) => `let ${user} use it, such as by the group of its socket, and log in again`,
  },
  hangs: {
    found: ({ said }) => `${said}: it hangs`,
    byHand: ({ restart }) => `restart it: ${restart}`,
    elsewhere: () => "restart it there",
  },
  gone: {
    found: ({ host, said }) => `no engine answers at ${host}: ${said}`,
    up: "starts it",
    byHand: ({ start }) => start,
    elsewhere: () => "start it there",
  },
};

/** Why a question to an engine came back without its answer; undefined when there is one. */
export function whyOf({ code }: Pick<Finished, "code">, closed: boolean): Why | undefined {
  if (code === 0) return undefined;
  if (code === 127) return "no-client";
  if (code === codeOfTimeout) return "hangs";
  return closed ? "closed" : "gone";
}

/** A silent engine, and what to do about it on this machine. */
export function silenceText(silence: Silence, ground: EngineGround): SilenceText {
  const { found, up, byHand, elsewhere } = words[silence.why];
  const base = { found: found(silence, ground) };
  if (!ground.own) return { ...base, remedy: `${elsewhere(ground)}, or name another engine in ${ground.namedBy}` };
  return up === undefined
    ? { ...base, remedy: byHand(ground) }
    : { ...base, up, remedy: `npm run up ${up}; by hand: ${byHand(ground)}` };
}

/** What `repair` says when it could do only the part that needs no engine. */
export function notLookedAt({ found, remedy, up }: SilenceText): string {
  const then = up === undefined ? `${remedy}; then run npm run repair again` : `npm run up ${up} and looks`;
  return `${found}; so containers and networks were not looked at: ${then}`;
}
