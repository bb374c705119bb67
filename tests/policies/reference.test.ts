import { parseReference } from "../../policies/reference.ts";

const hex = "ab12".repeat(16);

test.each([
  ["caddy", "docker.io", "library/caddy", undefined, undefined],
  ["caddy:2.11.4", "docker.io", "library/caddy", "2.11.4", undefined],
  ["index.docker.io/caddy", "docker.io", "library/caddy", undefined, undefined],
  ["traefik/whoami:v1", "docker.io", "traefik/whoami", "v1", undefined],
  ["registry.lan:5000/app", "registry.lan:5000", "app", undefined, undefined],
  ["registry.lan:5000/a/b:1.0", "registry.lan:5000", "a/b", "1.0", undefined],
  ["localhost/app:1", "localhost", "app", "1", undefined],
  ["GHCR.IO/a/b:1", "ghcr.io", "a/b", "1", undefined],
  ["[2001:db8::1]:5000/app:1", "[2001:db8::1]:5000", "app", "1", undefined],
  [`ghcr.io/a/b@sha256:${hex}`, "ghcr.io", "a/b", undefined, `sha256:${hex}`],
  [`ghcr.io/a/b:1@sha256:${hex}`, "ghcr.io", "a/b", "1", `sha256:${hex}`],
  [`sha256:${hex.slice(1)}`, "docker.io", "library/sha256", hex.slice(1), undefined],
])("reads %s", (text, registry, repository, tag, digest) => {
  expect(parseReference(text)).toEqual({ kind: "name", registry, repository, tag, digest });
});

test("reads the id of a local image", () => {
  expect(parseReference(`sha256:${hex}`)).toEqual({ kind: "id", id: `sha256:${hex}` });
});

test.each([
  ["nothing", ""],
  ["a scheme", "https://ghcr.io/a/b:1"],
  ["capitals in the path", "ghcr.io/App/b:1"],
  ["spaces", " caddy:1"],
  ["an empty tag", "caddy:"],
  ["a tag that begins with a dash", "caddy:-1"],
  ["a digest of 63 digits", `caddy:1@sha256:${hex.slice(1)}`],
  ["a digest in capitals", `caddy:1@sha256:${hex.toUpperCase()}`],
  ["another kind of digest", `caddy:1@md5:${hex.slice(32)}`],
  ["an id without its kind", hex],
  ["a path upwards", "ghcr.io/../b:1"],
  ["a slash at the end", "ghcr.io/a/:1"],
  ["a user and password", "user:word@ghcr.io/a/b:1"],
  ["too much", `ghcr.io/${"a".repeat(256)}:1`],
])("refuses %s", (_, text) => {
  expect(parseReference(text)).toBeUndefined();
});
