import { posix } from "node:path";

/** A simple command of a shell script. */
export interface Command {
  /** What stands before it: `;`, `&`, `&&`, `|`, `||`, a bracket, a new line, or nothing. */
  readonly after: string;
  readonly words: readonly string[];
}

const blank = String.raw`[^\S\n]+|#[^\n]*`;
const redirection = String.raw`\d*(?:<<<|<>|>>|>\||>&|<&|&>>|&>|[<>])[^\S\n]*[^\s;&|()<>]*`;
const operator = String.raw`(?<operator>\|\||&&|[;&|\n()])`;
const word = String.raw`(?<word>(?:\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"|'[^']*'|[^\s;&|()<>"'\\])+)`;
const part = new RegExp(`${blank}|${redirection}|${operator}|${word}`, "g");

const keywords = new Set(["if", "then", "elif", "else", "fi", "while", "until", "do", "done", "{", "}", "!"]);

function unquoted(text: string): string {
  const quoted = /\\([\s\S])|"((?:\\[\s\S]|[^"\\])*)"|'([^']*)'/g;
  return text.replace(quoted, (_, escaped?: string, double?: string, single?: string) => {
    return escaped ?? double ?? single ?? "";
  });
}

/**
 * The simple commands of a script, without keywords and redirections. Quoting is followed so far that no operator inside a
 * text counts; a last command without words says that an operator ends the script.
 */
export function commandsOf(script: string): readonly Command[] {
  const found: { after: string; words: string[] }[] = [{ after: "", words: [] }];
  for (const { groups } of script.matchAll(part)) {
    const last = found.at(-1);
    if (last === undefined) break;
    if (groups?.["word"] !== undefined) {
      if (!keywords.has(groups["word"])) last.words.push(unquoted(groups["word"]));
    } else if (groups?.["operator"] !== undefined) {
      if (last.words.length > 0) found.push({ after: groups["operator"], words: [] });
      else if (!["(", ")", "\n"].includes(groups["operator"])) last.after = groups["operator"];
    }
  }
  return found;
}

const wrappers = new Set(["busybox", "builtin", "command", "env", "eval", "exec", "nice", "nohup", "time", "timeout"]);

/** The words of the program that really runs: without assignments and without programs that only run another one. */
export function innermost(words: readonly string[]): readonly string[] {
  const [first = "", ...rest] = words;
  if (/^\w+=/.test(first)) return innermost(rest);
  if (!wrappers.has(programOf(words))) return words;
  const next = rest.findIndex((text) => !/^[-\d]|=/.test(text));
  return next === -1 ? words : innermost(rest.slice(next));
}

/** Name of the program, without its folder. */
export function programOf(words: readonly string[]): string {
  return posix.basename(words[0] ?? "");
}

const shells = new Set(["sh", "ash", "bash", "dash", "ksh", "zsh"]);

/** The script of `sh -c` with its like; undefined for other programs. */
export function scriptOf(words: readonly string[]): string | undefined {
  if (!shells.has(programOf(words))) return undefined;
  const flag = words.findIndex((text) => /^-[a-z]*c$/.test(text));
  return flag === -1 ? undefined : words[flag + 1];
}
