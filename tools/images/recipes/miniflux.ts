import { defineRecipe } from "../recipe.ts";

/** Time zones are in the program, where upstream's image has them beside it. */
export const miniflux = defineRecipe({
  name: "miniflux",
  repository: "docker.io/miniflux/miniflux",
  program: "miniflux",
  from: {
    kind: "go",
    module: "miniflux.app/v2",
    version: "v2.3.3",
    package: "miniflux.app/v2",
    binary: "/usr/bin/miniflux",
    stamp: "miniflux.app/v2/internal/version.Version",
    stampedWith: "number",
    tags: ["timetzdata"],
  },
  command: ["/usr/bin/miniflux"],
  environment: { LISTEN_ADDR: "0.0.0.0:8080" },
  user: "65534",
  exposes: ["8080/tcp"],
});
