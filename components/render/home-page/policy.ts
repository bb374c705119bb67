import { createHash } from "node:crypto";

function hashOf(inline: string): string {
  return `'sha256-${createHash("sha256").update(inline).digest("base64")}'`;
}

/** Content security policy of a page that loads nothing: only these inline styles and scripts, and its own origin to ask. */
export function policyOf(inline: { readonly styles: readonly string[]; readonly scripts: readonly string[] }): string {
  return [
    "default-src 'none'",
    `style-src ${inline.styles.map(hashOf).join(" ")}`,
    `script-src ${inline.scripts.map(hashOf).join(" ")}`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
