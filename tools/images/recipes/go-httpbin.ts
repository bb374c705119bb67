import { defineRecipe } from "../recipe.ts";

/** Upstream's image has no shell and no `wget`; this one has both. */
export const goHttpbin = defineRecipe({
  name: "go-httpbin",
  repository: "ghcr.io/mccutchen/go-httpbin",
  program: "go-httpbin",
  from: {
    kind: "go",
    module: "github.com/mccutchen/go-httpbin/v2",
    version: "v2.26.0",
    package: "github.com/mccutchen/go-httpbin/v2/cmd/go-httpbin",
    binary: "/bin/go-httpbin",
    stamp: "main.version",
  },
  command: ["/bin/go-httpbin"],
  user: "65532:65532",
  accounts: [{ name: "nonroot", id: 65532 }],
  exposes: ["8080/tcp"],
});
