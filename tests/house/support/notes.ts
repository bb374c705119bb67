import { website } from "../../../components/catalogue/apps/website.ts";
import { docker } from "./engine.ts";

const pages = "/usr/share/nginx/html";

/** A custom entry that keeps data and serves it: it is well only while it sees its own volume. */
export const notes = {
  image: website.spec.image,
  port: 8080,
  auth: "none",
  health: "/.hearth",
  memory: "64MiB",
  volumes: { pages: { mount: pages, tier: "warm" } },
} as const;

/** Containers that run a service, by its name, without carriers and preparers; of each its full id. */
export async function mainContainers(stack: string): Promise<Readonly<Record<string, string>>> {
  const format = '{{.Label "hearth.service"}} {{.ID}} {{.Label "hearth.part"}}';
  const text = await docker("ps", "--all", "--no-trunc", "--filter", `label=hearth.stack=${stack}`, "--format", format);
  const rows = text.split("\n").map((line) => line.split(" "));
  return Object.fromEntries(
    rows.flatMap(([service = "", id = "", part = ""]) => (service === "" || part !== "" ? [] : [[service, id]])),
  );
}

/** Writes a page as the service itself would, inside its running container. */
export async function writePage(container: string, name: string, text: string): Promise<void> {
  await docker("exec", container, "sh", "-c", 'printf %s "$2" > "$1"', "write", `${pages}/${name}`, text);
}

/** Owner, group and mode of a page and of its folder, in numbers, as `uid:gid mode` seen from inside. */
export async function ownersOf(container: string, name: string): Promise<readonly string[]> {
  const text = await docker("exec", container, "stat", "-c", "%u:%g %a", `${pages}/${name}`, pages);
  return text.split("\n");
}

/** Names of a stack's volumes in the engine, sorted; only those that begin with this when given. */
export async function volumesOf(stack: string, beginning = ""): Promise<readonly string[]> {
  const text = await docker("volume", "ls", "--quiet", "--filter", `label=hearth.stack=${stack}`);
  return text
    .split("\n")
    .filter((name) => name !== "" && name.startsWith(beginning))
    .sort();
}
