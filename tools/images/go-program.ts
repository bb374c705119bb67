import { join } from "node:path";
import { goEnvironment, goFlags } from "../shared/go-build.ts";
import { projectFolder } from "../shared/paths.ts";
import { run } from "../shared/run.ts";
import type { FromGo } from "./recipe.ts";
import { copyPlain } from "./root-folder.ts";

/** Where {@link compileGo} puts the module's own folders, beside the program at `output`. */
export function moduleRoot(output: string): string {
  return `${output}.root`;
}

/**
 * Compiles a static program from its module into `output`, and copies the folders of the module that the recipe takes.
 * Versions and checksums are those of `tools/images/go/<name>/go.mod` and `go.sum`: anything else is refused by the compiler.
 */
export async function compileGo(name: string, from: FromGo, output: string, go = "go"): Promise<void> {
  const { module, moduleFolders, stamp, tags = [] } = from;
  const version = from.stampedWith === "number" ? from.version.slice(1) : from.version;
  const options = {
    cwd: join(projectFolder, "tools", "images", "go", name),
    env: { ...goEnvironment(), GOOS: "linux" },
  };
  const linked = stamp === undefined ? "" : ` -X ${stamp}=${version}`;
  const tagged = tags.length === 0 ? [] : [`-tags=${tags.join(",")}`];
  await run([go, "build", ...goFlags, ...tagged, `-ldflags=-s -w${linked}`, "-o", output, from.package], options);
  if (moduleFolders === undefined) return;
  const { stdout } = await run([go, "list", "-mod=readonly", "-m", "-f", "{{.Dir}}", module], options);
  for (const [path, folder] of Object.entries(moduleFolders)) {
    await copyPlain(join(stdout.trim(), folder), join(moduleRoot(output), path));
  }
}
