/** What is a secret by its own form. Sources: the makers' documentation of their prefixes, and gitleaks. */
const forms: readonly { readonly kind: string; readonly form: RegExp }[] = [
  { kind: "a private key", form: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  { kind: "a private key", form: /PuTTY-User-Key-File-\d|AGE-SECRET-KEY-1[A-Z0-9]{10}/ },
  { kind: "a WireGuard key", form: /(?:PrivateKey|PresharedKey)\s*=\s*[A-Za-z0-9+/]{43}=/ },
  { kind: "a GitHub token", form: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22})/ },
  { kind: "a GitLab token", form: /\bgl(?:pat|ptt|dt|rt|cbt|soat|agent)-[\w-]{20}/ },
  { kind: "a Docker Hub token", form: /\bdckr_[po]at_[\w-]{20}/ },
  { kind: "a Pulumi token", form: /\bpul-[0-9a-f]{40}\b/ },
  { kind: "a Slack token", form: /\bxox[abeoprs]-[\w-]{10}|\bxapp-\d-[A-Z0-9]+-\d+-/ },
  { kind: "an AWS key", form: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/ },
  { kind: "a Google key", form: /\bAIza[\w-]{35}\b|\bGOCSPX-[\w-]{28}/ },
  { kind: "a Stripe key", form: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16}/ },
  { kind: "an API key", form: /\bsk-[A-Za-z0-9_-]{32}/ },
  { kind: "a Hugging Face token", form: /\bhf_[A-Za-z0-9]{30}/ },
  { kind: "an npm token", form: /\bnpm_[A-Za-z0-9]{36}/ },
  { kind: "a PyPI token", form: /\bpypi-AgEIcHlwaS5vcmc[\w-]{20}/ },
  { kind: "a Tailscale key", form: /\btskey-[a-z]+-[\w-]{10}/ },
  { kind: "a Vault token", form: /\bhv[sb]\.[\w-]{20}/ },
  { kind: "a DigitalOcean token", form: /\bdo[opr]_v1_[0-9a-f]{64}/ },
  { kind: "a SendGrid key", form: /\bSG\.[\w-]{16,32}\.[\w-]{16,64}/ },
  { kind: "a Telegram token", form: /\b\d{8,10}:AA[\w-]{33}\b/ },
  {
    kind: "a Slack or Discord address",
    form: /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+|\/api\/webhooks\/\d{16,}\//,
  },
  { kind: "a tunnel token", form: /"a":"[0-9a-f]{32}","t":"|"t":"[0-9a-f-]{36}","s":"/ },
  { kind: "a signed token", form: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/ },
  {
    kind: "a password hash",
    form: /\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|\$argon2(?:id|i|d)\$v=|\$(?:scrypt|pbkdf2)[\w-]*\$/,
  },
  {
    kind: "a password hash",
    form: /\$(?:[156]|apr1|y\$[./A-Za-z0-9]+)\$(?:rounds=\d+\$)?[./A-Za-z0-9]{1,32}\$[./A-Za-z0-9]{22}/,
  },
];

/** All at once: most texts hold none. */
const anyForm = new RegExp(forms.map(({ form }) => form.source).join("|"));

const base64Form = /[A-Za-z0-9+/_-]{32,}={0,2}/g;
const hexForm = /(?:[0-9a-f]{2}){24,}/gi;

function fromPercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString("latin1"));
}

/** Base64 read from each of four places: what stands before it may look like a part of it. */
function fromBase64(run: string): readonly string[] {
  return [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), "base64").toString("latin1"));
}

/** A text as it may have been wrapped: each way back, one step. */
function unwrapped(text: string): readonly string[] {
  const joined = text.replace(/\\[nr]|\s/g, "");
  const texts = joined === text ? [text] : [text, joined];
  return [
    ...texts.flatMap((one) => [...one.matchAll(base64Form)].flatMap(([run]) => fromBase64(run))),
    ...texts.flatMap((one) => [...one.matchAll(hexForm)].map(([run]) => Buffer.from(run, "hex").toString("latin1"))),
    ...(/%[0-9a-f]{2}/i.test(text) ? [fromPercent(text)] : []),
  ];
}

/** Steps back that are tried: base64 in base64 is seen, more is not. */
const depth = 2;

function kindsAt(text: string, steps: number): readonly string[] {
  const here = anyForm.test(text) ? forms.filter(({ form }) => form.test(text)).map(({ kind }) => kind) : [];
  if (here.length > 0 || steps === 0) return here;
  return unwrapped(text).flatMap((inner) => kindsAt(inner, steps - 1));
}

/** What kinds of key and token stand in a text, also in base64, in hexadecimal or percent-encoded; in words that may be shown. */
export function tokenKinds(text: string): readonly string[] {
  return [...new Set(kindsAt(text, depth))];
}
