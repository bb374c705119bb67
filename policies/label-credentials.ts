import { holdsCredential } from "./credentials.ts";
import { tokenKinds } from "./tokens-in-text.ts";

/** Credentials that have no form of a token, and what to call them. */
const forms: readonly (readonly [kind: string, form: RegExp])[] = [
  ["a password hash", /(?:^|\W)\$\$?(?:2[abxy]|argon2(?:id|i|d)|apr1|scrypt|pbkdf2[\w-]{0,32}|y|[156])\$/],
  ["a password hash", /\{(?:SSHA|SHA|SMD5|MD5|CRYPT|BCRYPT)\d{0,3}\}/i],
  ["credentials in an address", /\b[a-z][\w+.-]{0,32}:\/\/[^\s/:@]{0,64}:[^\s/@]{1,256}@/i],
  ["a header that signs in", /(?:^|[=:,]\s{0,4})(?:[Bb]asic|[Bb]earer)\s{1,4}(?=\S*[\d=])[\w+/=.~-]{8,}/],
];

function kindOf(text: string): string | undefined {
  return tokenKinds(text)[0] ?? forms.find(([, form]) => form.test(text))?.[0];
}

/** What stands in base64 in a text: addresses with passwords are hidden so. */
function decoded(text: string): readonly string[] {
  return (text.match(/[A-Za-z0-9+/_-]{20,}={0,2}/g) ?? []).map((run) => Buffer.from(run, "base64").toString("latin1"));
}

/** What kind of credential a label's key and value are; undefined for none. The value itself is never told. */
export function credentialIn(key: string, value: string): string | undefined {
  const text = value.trim();
  const kind = [text, ...decoded(text)].map(kindOf).find((one) => one !== undefined);
  if (kind !== undefined) return kind;
  const signsIn = /(?:^|[._-])authorization$/i.test(key) && text !== "";
  if (signsIn || holdsCredential(key, text)) return "a value that its key calls a secret";
  const isRandom = /^[\w-]{16,}$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text);
  return isRandom && /[._-]key$/i.test(key) ? "a value that looks like a key" : undefined;
}
