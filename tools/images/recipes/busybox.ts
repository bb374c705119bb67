import { defineRecipe } from "../recipe.ts";

/** The toolbox of carriers and preparers: a shell and the few programs that make folders. */
export const busybox = defineRecipe({
  name: "busybox",
  repository: "docker.io/library/busybox",
  program: "busybox",
  from: { kind: "packages", packages: ["busybox-static"], versionOf: "busybox-static" },
  command: ["sh"],
  exposes: [],
});
