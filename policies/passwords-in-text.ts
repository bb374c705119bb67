import { holdsCredential, isHarmless, type Place } from "./credentials.ts";

/**
 * A value: quoted, or up to what ends a word in a shell, an address or a list of options. It is looked at and not taken,
 * for another name may stand in it; repetitions have bounds, so that no text takes longer than it is long.
 */
const value = String.raw`(?=("[^"\n]{0,512}"?|'[^'\n]{0,512}'?|\$\([^)\n]{0,512}\)?|\x60[^\x60\n]{0,512}|[^\s;,&"'\x60]{1,512}))`;

/** `scheme://user:password@`; a port, and an IPv6 address in brackets, are no password. */
const addressForm = /[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@?#[\]"']{0,128}:(?!\d{1,5}(?:[/?#,\s"']|$))([^\s"']{1,512})@/gi;
const assignedForm = new RegExp(String.raw`(?<![\w.])([A-Za-z_][\w.-]{0,128})=${value}`, "g");
const flagForm = new RegExp(String.raw`(?<=^|\s)--?([A-Za-z][\w.-]{0,128})\s+(?!-)${value}`, "g");
const fieldForm = new RegExp(
  String.raw`(?<=^|[\n{,])[ \t]*(?:-[ \t]+)?["']?([A-Za-z_][\w.-]{0,128})["']?[ \t]*[:=][ \t]*${value}`,
  "g",
);

/** Headers and short options, each with the password as its first group. */
const otherForms = [
  new RegExp(String.raw`\bauthorization["']?\s*[:=]\s*["']?(?:basic|bearer|token)\s+${value}`, "gi"),
  new RegExp(String.raw`\bx-(?:api-key|auth-token|plex-token|emby-token)["']?\s*[:=]\s*${value}`, "gi"),
  new RegExp(String.raw`\bcurl\b[^|;&\n]{0,256}?\s(?:-u|--user|--proxy-user)[= ]?\s*["']?[^\s:"']*:${value}`, "g"),
  new RegExp(String.raw`\b(?:redis|valkey)-cli\b[^|;&\n]{0,256}?\s-a\s+${value}`, "g"),
  new RegExp(String.raw`\b(?:mysql|mariadb)(?:admin|dump|-admin|-dump|check)?\b[^|;&\n]{0,256}?\s-p${value}`, "g"),
  // A connection string of several parts; a shell's own PWD is a path.
  new RegExp(String.raw`;[ \t]*pwd[ \t]*=[ \t]*(?![/~.])${value}`, "gi"),
  new RegExp(String.raw`\b(?:sshpass|mongosh?)\b[^|;&\n]{0,256}?\s-p\s*${value}`, "g"),
];

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, "");
}

/** Passwords in addresses of a text. For comparison only: never to be shown. */
export function passwordsInAddresses(text: string, place: Place): readonly string[] {
  return [...text.matchAll(addressForm)].map(([, password = ""]) => password).filter((one) => !isHarmless(one, place));
}

function isNamed(text: string, form: RegExp, place: Place): boolean {
  return [...text.matchAll(form)].some(([, name = "", given = ""]) => holdsCredential(name, unquoted(given), place));
}

/** What kinds of password stand in a text, in words that may be shown. */
export function passwordKinds(text: string, place: Place): readonly string[] {
  const isOther = otherForms.some((form) =>
    [...text.matchAll(form)].some(([, given = ""]) => !isHarmless(unquoted(given), place)),
  );
  return [
    ...(passwordsInAddresses(text, place).length > 0 ? ["an address with a password"] : []),
    ...(isNamed(text, assignedForm, place) || isNamed(text, flagForm, place) || isOther
      ? ["a password or token as an option"]
      : []),
  ];
}

/** The same for a file of configuration, whose fields have names: YAML, JSON, INI. */
export function passwordKindsInFile(text: string): readonly string[] {
  const kinds = passwordKinds(text, "plain");
  return kinds.length === 0 && isNamed(text, fieldForm, "plain") ? ["a password or token as a field"] : kinds;
}
