import { isLoopback } from "./addresses.ts";
import { isWithin, path, seconds } from "./normal.ts";
import { type Command, commandsOf, innermost, programOf, scriptOf } from "./shell.ts";
import type { Healthcheck } from "./workload.ts";

/** Programs that tell nothing about another one, whatever they are told. */
const idlers = new Set([
  ...["true", "false", ":", "echo", "printf", "exit", "return", "sleep", "set", "export", "cd", "pwd", "wait"],
  ...["date", "hostname", "id", "whoami", "uname", "uptime", "ps"],
]);

/** Programs that look at files, and places whose files are there whether anything runs or not. */
const readers = new Set(["ls", "cat", "stat", "head"]);
const tests = new Set(["test", "[", "[["]);
const still = ["/bin", "/etc", "/lib", "/sbin", "/usr", "/proc/1", "/proc/self", "/dev/null"];

function isStill(file: string): boolean {
  const place = path(file);
  return ["/", ".", ".."].includes(place) || still.some((folder) => isWithin(place, folder));
}

/** Last parts of a pipe that succeed whatever came before. */
const drains = new Set(["cat", "cut", "head", "sort", "tail", "tee", "tr", "wc"]);

function isIdle(given: readonly string[]): boolean {
  if (given.some((word) => word.includes("$(") || word.includes("`"))) return false;
  const words = innermost(given);
  const script = scriptOf(words);
  if (script !== undefined) return isVain(script);
  const program = programOf(words);
  if (program === "kill") return words.includes("-0") && words.at(-1) === "1";
  if (!readers.has(program) && !tests.has(program)) return words.length === 0 || idlers.has(program);
  if (words.some((word) => word.includes("$"))) return false;
  // Without a question about a file, a test compares what is written there.
  if (tests.has(program) && !words.some((word) => /^-[b-hkprstuwxGLOS]$/.test(word))) return true;
  return words.slice(1).every((word) => /^(?:-.*|\]{1,2}|!)$/.test(word) || isStill(word));
}

/** Whether a command can end the script with an error, whatever its last command says. */
function mayEnd({ words }: Command): boolean {
  const [program, ...rest] = [programOf(words), ...words.slice(1)];
  if (program === "set") return rest.some((word) => /^-[a-z]*e|^pipefail$|^errexit$/.test(word));
  return (program === "exit" || program === "return") && !/^0+$/.test(rest[0] ?? "");
}

/** Whether the commands at the beginning, none of which looks at anything, leave no way to the others. */
function isCutOff(lead: readonly Command[], next: Command): boolean {
  const last = lead.at(-1);
  if (last === undefined) return false;
  const endsAtOnce = lead.some(({ words }) => ["exit", "return"].includes(programOf(words)));
  return endsAtOnce || (next.after === "||" && programOf(innermost(last.words)) !== "false");
}

/** Whether the end of a script hides what its commands found. */
function hidesResult(commands: readonly Command[], last: Command): boolean {
  const end = commands.at(-1);
  if (end?.words.length === 0 && end.after === "&") return true;
  const program = programOf(innermost(last.words));
  if (last.after === "|") return drains.has(program);
  return ["||", ";", "\n", "&"].includes(last.after) && isIdle(last.words) && program !== "false";
}

/** Whether a script says the same whatever the state of the container. */
function isVain(script: string): boolean {
  const commands = commandsOf(script);
  const spoken = commands.filter(({ words }) => words.length > 0);
  const first = spoken.findIndex(({ words }) => !isIdle(words));
  const [asks, last] = [spoken[first], spoken.at(-1)];
  if (asks === undefined || last === undefined || isCutOff(spoken.slice(0, first), asks)) return true;
  return !spoken.some(mayEnd) && hidesResult(commands, last);
}

/** What is wrong with a health check's test, in words that give nothing of it away; undefined when it can tell. */
export function vanity([kind, ...words]: readonly string[]): string | undefined {
  switch (kind) {
    case undefined:
      return "no test, so the image's own, if any";
    case "NONE":
      return "NONE, which takes the image's own away";
    case "CMD":
      return isIdle(words) ? "a test that says the same whatever happens" : undefined;
    case "CMD-SHELL":
      return isVain(words[0] ?? "") ? "a script that says the same whatever happens" : undefined;
    default:
      return "a first word that the engine does not know, so no check";
  }
}

/** Clients that name their host after an option. */
const optionClients = new Set([
  ...["pg_isready", "psql", "mysqladmin", "mariadb-admin", "mysql", "mariadb", "mongosh", "mongo"],
  ...["redis-cli", "valkey-cli", "keydb-cli"],
]);
const wordClients = new Set(["nc", "ncat", "netcat"]);
const otherClients = new Set(["curl", "wget", "http", "openssl", "grpc_health_probe", "etcdctl"]);

function afterOption(words: readonly string[]): readonly string[] {
  return words.flatMap((word, index) => {
    const [, host] = /^(?:-h|--host=)(.+)$/.exec(word) ?? [];
    return host ?? (word === "-h" || word === "--host" ? (words[index + 1] ?? []) : []);
  });
}

const address = /[a-z][a-z0-9+.-]*:\/\/(?:[^\s/@]*@)?(\[[^\]]*\]|[^\s/:?#"'`;|&)]+)/gi;
const socketPath = /\/dev\/(?:tcp|udp)\/([^/\s"']+)/g;

function captured(text: string, form: RegExp): readonly string[] {
  return [...text.matchAll(form)].map(([, host = ""]) => host);
}

function hostsOf(given: readonly string[]): readonly string[] {
  const words = innermost(given);
  const script = scriptOf(words);
  if (script !== undefined) return scriptHosts(script);
  const program = programOf(words);
  // A header may name any address, and a socket's request goes nowhere else.
  const told = words.filter((_, index) => !/^(?:-H|--header)$/.test(words[index - 1] ?? ""));
  const named = words.includes("--unix-socket") ? [] : told.flatMap((word) => captured(word, address));
  if (optionClients.has(program)) return [...named, ...afterOption(words)];
  if (wordClients.has(program))
    return [
      ...named,
      ...words
        .slice(1)
        .filter((w) => !/^[-\d]+$|^-/.test(w))
        .slice(0, 1),
    ];
  if (!otherClients.has(program)) return named;
  return [...named, ...told.flatMap((word) => captured(word, /^(?:--?[a-z-]+=)?(\[[^\]]+\]|[\w.-]+):\d+(?:\/|$)/gi))];
}

function scriptHosts(script: string): readonly string[] {
  return [...captured(script, socketPath), ...commandsOf(script).flatMap(({ words }) => hostsOf(words))];
}

/** Hosts besides the container's own loopback that a health check asks; paths of sockets are none. */
export function strangers([kind, ...words]: readonly string[]): readonly string[] {
  const hosts = kind === "CMD" ? hostsOf(words) : scriptHosts(words[0] ?? "");
  return [...new Set(hosts)].filter((host) => !host.startsWith("/") && !isLoopback(host));
}

/** A health check's times in seconds, with the engine's own where none are given; undefined for what is no duration. */
export function timesOf({ interval, timeout, startPeriod, retries }: Healthcheck) {
  const or = (text: string | undefined, usual: number): number | undefined => {
    const given = seconds((text ?? "") === "" ? "0" : (text ?? "").trim());
    return given === 0 ? usual : given;
  };
  return {
    interval: or(interval, 30),
    timeout: or(timeout, 30),
    startPeriod: or(startPeriod, 0),
    retries: (retries ?? 0) === 0 ? 3 : (retries ?? 0),
  };
}

/** Seconds after which a container that never becomes healthy counts as unhealthy. */
export function healthWindow(healthcheck: Healthcheck): number {
  const { interval = 0, startPeriod = 0, retries } = timesOf(healthcheck);
  return startPeriod + retries * interval;
}
