import type { StackPlace } from "../stack/place.ts";

interface Takes {
  /** `--stack`. */
  readonly stack: boolean;
  /** `--config-file`. */
  readonly configFile: boolean;
  /** `--skip-plugin-pre-install`. */
  readonly skipPlugins: boolean;
}

const operation: Takes = { stack: true, configFile: true, skipPlugins: true };
const config: Takes = { stack: true, configFile: true, skipPlugins: false };
const stackOnly: Takes = { stack: true, configFile: false, skipPlugins: false };
const nothing: Takes = { stack: false, configFile: false, skipPlugins: false };

/** Which flags a subcommand takes; the longest name that fits decides. From `pulumi <command> --help`, 3.259.0. */
const commands: Readonly<Record<string, Takes>> = {
  up: operation,
  update: operation,
  preview: operation,
  refresh: operation,
  destroy: operation,
  import: operation,
  watch: config,
  logs: config,
  config,
  cancel: stackOnly,
  stack: stackOnly,
  "stack ls": nothing,
  "stack select": nothing,
  "stack init": nothing,
  "stack rm": nothing,
  "stack unselect": nothing,
  state: stackOnly,
  "policy analyze": stackOnly,
};

function takesOf(words: readonly string[]): Takes {
  const names = words.filter((word) => !word.startsWith("-"));
  return commands[names.slice(0, 2).join(" ")] ?? commands[names[0] ?? ""] ?? nothing;
}

function names(words: readonly string[], ...flags: readonly string[]): boolean {
  return words.some((word) => flags.some((flag) => word === flag || word.startsWith(`${flag}=`)));
}

/** The words of a call of Pulumi with the stack's flags added where the subcommand takes them and they are not given. */
export function withStack(words: readonly string[], place: StackPlace): readonly string[] {
  const end = words.indexOf("--");
  const own = end === -1 ? words : words.slice(0, end);
  const { stack, configFile, skipPlugins } = takesOf(own);
  return [
    ...own,
    ...(stack && !names(own, "--stack", "-s") ? ["--stack", place.stack] : []),
    ...(configFile && !names(own, "--config-file") ? ["--config-file", place.configFile] : []),
    ...(skipPlugins && !names(own, "--skip-plugin-pre-install") ? ["--skip-plugin-pre-install"] : []),
    ...(end === -1 ? [] : words.slice(end)),
  ];
}
