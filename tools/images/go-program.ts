import { join } from "node:path";
import { goEnvironment, goFlags } from "../shared/go-build.ts";
import { projectFolder } from "../shared/paths.ts";
import { run } from "../shared/run.ts";
import type { FromGo } from "./recipe.ts";

/**
 * Compiles a static program from its module into `output`. Versions and checksums are those of
 * `tools/images/go/<name>/go.mod` and `go.sum`: anything else is refused by the compiler.
 */
export async function compileGo(name: string, from: FromGo, output: string, go = "go"): Promise<void> {
  const version = from.stampedWith === "number" ? from.version.slice(1) : from.version;
  const stamp = from.stamp === undefined ? "" : ` -X ${from.stamp}=${version}`;
  const tags = from.tags === undefined ? [] : [`-tags=${from.tags.join(",")}`];
  await run([go, "build", ...goFlags, ...tags, `-ldflags=-s -w${stamp}`, "-o", output, from.package], {
    cwd: join(projectFolder, "tools", "images", "go", name),
    env: { ...goEnvironment(), GOOS: "linux" },
  });
}
