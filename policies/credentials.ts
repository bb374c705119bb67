import { tokenKinds } from "./tokens-in-text.ts";

/** Where a value stands: a shell replaces more than an environment does. */
export type Place = "plain" | "shell";

/** A name as one compares it: `dbPassword`, `db-password` and `DB_PASSWORD` are one. */
function upperName(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toUpperCase()
    .replace(/[^A-Z\d]+/g, "_")
    .replace(/^_+|_+$/g, "");
}

/** Names that hold a credential. Sources: KICS, compose-lint, and the variables of common images. */
const credentialNames = [
  /PASSW(?:OR)?D|PASSPHRASE|PASSCODE/,
  /(?<!BY|COM|TRES|SUR)PASS\d*$/,
  /[A-Z\d_]PWD$/,
  /SECRET(?!AR|ION)/,
  /TOKENS?(?:_|$)/,
  /(?:^|_)(?:CREDENTIALS?|CREDS?|DSN|PSK|PAT)(?:_|$)/,
  /_SALT$/,
  /(?:API|PRIVATE|ACCESS|ENCRYPT|ENCRYPTION|CRYPTO|SIGNING|MASTER|AUTH|APP|SESSION|SHARED|PRESHARED|LICENSE|ACCOUNT|STORAGE|DEPLOY|JWT|COOKIE|HMAC|AES|UNSEAL|RECOVERY|ADMIN|AGENT)_?KEYS?(?:_|$)/,
];

/** Names that only look like one. */
const otherNames = [/^(?:OLD)?PWD$/, /^(?:NO|DISABLE|SKIP|WITHOUT)_/];

const number = /^-?\d[\d.]{0,9}(?:[a-zµ]{1,8}(?:\d+[a-zµ]{1,8})*)?$/i;

/** What a name may end, or begin, in to be about a credential without being one, and what then may stand there. */
const besideNames: readonly { readonly name: RegExp; readonly value: RegExp }[] = [
  { name: /_(?:FILE|FILES|FILENAME|PATH|DIR|FOLDER)$/, value: /^(?:~|\.{1,2})?\/\S/ },
  { name: /(?:^|_)PROXY_PASS$/, value: /^https?:\/\/[^@]*$/ },
  { name: /^(?:MAX|MIN|NUM)_/, value: number },
  {
    name: /_(?:TTL|EXPIRY|EXPIRES|EXPIRES_IN|EXPIRATION|LIFETIME|LIFESPAN|TIMEOUT|VALIDITY|AGE|INTERVAL|DAYS|HOURS|MINUTES|SECONDS|MS)$/,
    value: number,
  },
  { name: /_(?:LENGTH|LEN|SIZE|MIN|MAX|COUNT|LIMIT|RETRIES|ATTEMPTS|COST|ROUNDS|ITERATIONS|VERSION)$/, value: number },
  {
    name: /_(?:NAME|(?<!SECRET_)ID|URL|URI|ENDPOINT|ISSUER|AUDIENCE|TYPE|ALG|ALGO|ALGORITHM|METHOD|HEADER|PREFIX|FORMAT|ENCODING|POLICY|SCOPES?|MODE|PROVIDER|BACKEND|DRIVER|STORE|STDIN|ENABLED|DISABLED|REQUIRED)$/,
    value: /^/,
  },
];

/** Values that hold nothing secret: none, a switch, or where the secret is to be found. */
const harmless = [
  /^$/,
  /^(?:true|false|yes|no|on|off|0|1|null|none)$/i,
  /^(?:file:\/\/)?\/(?:var\/)?run\/secrets(?:\/[\w./-]*)?$/,
  /^\$__file\{\/[^{}]+\}$/,
  /^\$\{[A-Z_][A-Z0-9_]*\}$/,
];

/** What a shell puts something else for. A default, or what is echoed, stands in the text and so may be the secret. */
const harmlessInShell = [/^\$\{?\w+\}?$/, /^(?:\$\(|`)(?!\s*(?:echo|printf)\b)/];

/** Whether a value is none, a switch, or only says where the secret is. */
export function isHarmless(value: string, place: Place): boolean {
  const plain = value.trim();
  return [...harmless, ...(place === "shell" ? harmlessInShell : [])].some((form) => form.test(plain));
}

/** Whether a name says that it is a credential: a password, a token, a key. */
export function namesCredential(name: string): boolean {
  const upper = upperName(name);
  return credentialNames.some((form) => form.test(upper)) && !otherNames.some((form) => form.test(upper));
}

/** Whether a value under a name is a credential, and not a switch, a count, or a path to one. */
export function holdsCredential(name: string, value: string, place: Place = "plain"): boolean {
  const upper = upperName(name);
  return (
    namesCredential(name) &&
    !isHarmless(value, place) &&
    !besideNames.some((beside) => beside.name.test(upper) && beside.value.test(value.trim()))
  );
}

/** Passwords that programs ship with, and those that are tried first. Source: setup guides of common images. */
const defaultPasswords = [
  ...["admin", "adminadmin", "administrator", "root", "toor", "user", "guest", "test", "demo", "default", "example"],
  ...["password", "passw0rd", "password1", "password123", "pass", "changeme", "changeit", "change_me", "change-me"],
  ...["secret", "letmein", "welcome", "qwerty", "abc123", "123456", "1234567", "12345678", "123456789", "1234567890"],
  ...["minioadmin", "postgres", "mysql", "mariadb", "mongo", "redis", "rabbitmq", "grafana", "nextcloud", "portainer"],
  ...["hunter2", "supersecret", "mysecretpassword", "my-secret-pw", "changethis", "pleasechangeme", "replaceme"],
];

/** Whether a password is one that is tried first. */
export function isDefaultPassword(value: string): boolean {
  const plain = value.trim().toLowerCase();
  return defaultPasswords.some((password) => plain === password || plain === `${password}!`);
}

/** A name as a message may show it: what is no plain name may hold the value as well, and a token may stand where a name should. */
export function shownName(name: string): string {
  return /^[\w./-]{1,64}$/.test(name) && tokenKinds(name).length === 0 ? name : "a name that is not plain";
}
