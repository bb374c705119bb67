import { attempt } from "../../../tools/shared/run.ts";

/** The part of a text's base64 that stays the same when it stands `before` bytes into something longer. */
function base64At(text: string, before: number): string {
  const bytes = Buffer.byteLength(text);
  const encoded = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]).toString("base64");
  return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes) * 8) / 6));
}

/** Every way in which a text is written elsewhere, by name. */
export const forms: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  "base64, first in its place": (text) => base64At(text, 0),
  "base64, second in its place": (text) => base64At(text, 1),
  "base64, third in its place": (text) => base64At(text, 2),
  "hex, small": (text) => Buffer.from(text).toString("hex"),
  "hex, capital": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  "escaped for an address": (text) => encodeURIComponent(text),
  "escaped for JSON": (text) => JSON.stringify(text).slice(1, -1),
  "escaped for JSON within JSON": (text) => JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1),
};

function needles(text: string): readonly (readonly [string, string])[] {
  const all = Object.entries(forms).flatMap(([form, write]) => {
    const needle = write(text);
    return [
      [form, needle] as const,
      [`${form}, safe for addresses`, needle.replaceAll("+", "-").replaceAll("/", "_")] as const,
    ];
  });
  // Forms of a plain word are the same text: the first name says it.
  return all.filter(([, needle], at) => all.findIndex(([, other]) => other === needle) === at);
}

/** Forms in which a text occurs in another. */
export function formsIn(haystack: string, text: string): readonly string[] {
  return needles(text)
    .filter(([, needle]) => haystack.includes(needle))
    .map(([form]) => form);
}

/** Files below a folder that hold a text in any form, or one of several, but for folders of the names given. */
export async function filesWith(
  folder: string,
  texts: string | readonly string[],
  except: readonly string[] = [],
): Promise<readonly string[]> {
  const skip = except.map((name) => `--exclude-dir=${name}`);
  // The patterns go through standard input: an argument would show them in the list of processes.
  const input = [texts]
    .flat()
    .flatMap((text) => needles(text))
    .map(([, needle]) => needle)
    .join("\n");
  const command = [
    "grep",
    "--recursive",
    "--files-with-matches",
    "--text",
    "--fixed-strings",
    "--no-messages",
  ] as const;
  const { code, stdout, stderr } = await attempt([...command, ...skip, "--file=-", folder], { input });
  // 1: nothing found; 2 with output: files went while it looked.
  if (code > 1 && stderr !== "") throw new Error(`grep below ${folder}: ${stderr}`);
  return stdout.split("\n").filter((file) => file !== "");
}
