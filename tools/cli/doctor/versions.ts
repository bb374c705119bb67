import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { closesContainerAddresses } from "../../engine/docker/direct-routing.ts";
import { cliFolder, present } from "../../engine/install.ts";
import { pathCli } from "../../engine/path-cli.ts";
import { cliVersion, compatible, plugins, versionIn } from "../../engine/versions.ts";
import { attempt } from "../../shared/run.ts";
import type { Docker } from "../machine/docker.ts";
import { textOf } from "../machine/silence.ts";
import { broken, note, ok, type Row } from "./row.ts";

const leastNode = "22.18";
const makeIt = "npm run up makes it";

/** The Node that runs this. */
export function nodeRow(version: string = process.versions.node): Row {
  return compatible(version, leastNode) || Number(version.split(".")[0]) > 22
    ? ok("node", version)
    : broken("node", version, `Node ${leastNode} or newer is needed; npm ci brings one`);
}

/** Pulumi and its plugins. */
export async function pulumiRows(): Promise<readonly Row[]> {
  const own = join(cliFolder(), "bin", "pulumi");
  const cli = (await pathCli())?.cli ?? (existsSync(own) ? own : undefined);
  const found = cli === undefined ? undefined : versionIn((await attempt([cli, "version"])).stdout);
  const rows = plugins.map((plugin) =>
    present(plugin)
      ? ok(`plugin ${plugin.name}`, plugin.version)
      : broken(`plugin ${plugin.name}`, `${plugin.version} is missing`, makeIt),
  );
  return [
    found === undefined
      ? broken("pulumi", `${cliVersion} is missing`, makeIt)
      : ok("pulumi", `${found} (${cli ?? ""})`),
    ...rows,
  ];
}

const component = z.object({ Name: z.string(), Version: z.string() });
const versionSchema = z.object({
  Server: z.object({ Version: z.string(), Components: z.array(component).nullish() }),
});

/** The engine's version, its runc's, and whether it answers at all. */
export async function dockerRows(docker: Docker): Promise<readonly Row[]> {
  const silence = await docker.silence();
  if (silence !== undefined) {
    const { found, remedy } = textOf(silence);
    return [broken("docker", found, remedy)];
  }
  const { stdout } = await docker.attempt("version", "--format", "{{json .}}");
  const { Server: server } = versionSchema.parse(JSON.parse(stdout));
  const runc = server.Components?.find(({ Name }) => Name === "runc")?.Version ?? "unknown";
  return [
    closesContainerAddresses(server.Version)
      ? ok("docker", server.Version)
      : note(
          "docker",
          server.Version,
          "28 or newer is recommended: it closes container addresses to the local network",
        ),
    ok("runc", runc),
  ];
}
