import { tokenKinds } from "./tokens-in-text.ts";

/** Secrets in a file that have no form of a token, and what to call them. */
const forms: readonly (readonly [kind: string, form: RegExp])[] = [
  ["credentials in a URL", /:\/\/[^\s/:@"'<>${}]{0,64}:[^\s/@"'<>${}]{1,256}@/],
  [
    "a password",
    /^[ \t]*["']?[\w.-]{0,64}(?:password|passwd|passphrase|client_?secret|secret_?key|api_?key|access_?token|auth_?token)["']?[ \t]*[:=][ \t]*["']?(?=[^\s"']*\d)(?=[^\s"']*[a-z])[^\s"'${}<>/()]{8,256}["']?[,;]?[ \t]*$/im,
  ],
];

/** The kind of secret that a text holds, plain or encoded; undefined when it holds none that can be told. */
export function secretIn(text: string): string | undefined {
  return tokenKinds(text)[0] ?? forms.find(([, form]) => form.test(text))?.[0];
}

/** Names that files with keys and passwords usually have. */
const keyFile =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|[^/]*\.(?:key|p12|pfx|jks|keystore|ppk|kdbx)|\.env|\.netrc|\.pgpass|\.htpasswd|\.npmrc|[^/]*privkey[^/]*\.pem)$/i;

/** Whether a file is named as one that holds a secret. */
export function isKeyFile(file: string): boolean {
  return keyFile.test(file.trim());
}
