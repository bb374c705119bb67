import { defineRecipe } from "../recipe.ts";

/** Started as in upstream's image: options come from GLANCES_OPT, such as `-w` for the web page on 61208. */
export const glances = defineRecipe({
  name: "glances",
  repository: "docker.io/nicolargo/glances",
  program: "glances",
  from: { kind: "python", version: "4.5.5" },
  command: ["/bin/sh", "-c", "exec python3 -m glances -C /etc/glances/glances.conf $GLANCES_OPT"],
  workingFolder: "/app",
  exposes: ["61208/tcp", "61209/tcp"],
  folders: ["/app"],
  files: { "/etc/glances/glances.conf": "[global]\ncheck_update=false\n" },
});
