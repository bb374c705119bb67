import type { SecretRecord } from "../../../components/wiring/records.ts";
import type { Docker } from "../machine/docker.ts";
import { Refusal } from "../refusal.ts";
import { nameOf } from "../stack/state.ts";
import { asShown, type ExportedResource } from "../stack/exported.ts";

/** What was left of a password: its text, or only its hash. */
export type Left = { readonly kind: "text"; readonly text: string } | { readonly kind: "hash"; readonly hash: string };

const script = `for file in "$1"/*; do printf '%s %s\\n' "$(basename "$file")" "$(cat "$file")"; done`;

/** Files of one volume of secrets, by their names. They stay in memory: the engine keeps nothing of what the job prints. */
async function filesIn(
  docker: Docker,
  { stack, image, volume }: { readonly stack: string; readonly image: string; readonly volume: string },
): Promise<ReadonlyMap<string, string>> {
  const target = "/left";
  const { code, stdout, stderr } = await docker.job({
    stack,
    image,
    script,
    words: [target],
    mounts: [{ kind: "volume", source: volume, target, readOnly: true }],
    capabilities: ["DAC_OVERRIDE"],
  });
  if (code !== 0) throw new Refusal(`volume ${volume}: cannot be read: ${stderr.trim()}`);
  const lines = stdout.split("\n").filter((line) => line !== "");
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]));
}

/** The name of the resource that stands for a secret. */
function resourceOf({ service, secret, rotation }: SecretRecord): string {
  return `${service}-${secret}-r${String(rotation)}`;
}

function leftOf({ form }: SecretRecord, content: string): Left {
  if (form.kind !== "basic-auth") return { kind: "text", text: content };
  return { kind: "hash", hash: content.slice(content.indexOf(" ") + 1) };
}

/** Reads what was left of each secret, by the name of its resource. Throws a {@link Refusal} for a file that is missing. */
export async function leftSecrets(
  docker: Docker,
  {
    stack,
    image,
    secrets,
  }: { readonly stack: string; readonly image: string; readonly secrets: readonly SecretRecord[] },
): Promise<ReadonlyMap<string, Left>> {
  const left = new Map<string, Left>();
  for (const [volume, all] of Map.groupBy(secrets, ({ engineName }) => engineName)) {
    const files = await filesIn(docker, { stack, image, volume });
    for (const one of all) {
      const content = files.get(one.secret);
      if (content === undefined || content === "")
        throw new Refusal(
          `volume ${volume}: no file ${one.secret}; remove the volume to have new secrets made, or fill it`,
        );
      left.set(resourceOf(one), leftOf(one, content));
    }
  }
  return left;
}

/** A resource of a new state with what was left in place of what was made. */
export function withLeft(resource: ExportedResource, left: ReadonlyMap<string, Left>): ExportedResource {
  if (resource.type !== "random:index/randomPassword:RandomPassword") return resource;
  const found = left.get(nameOf(resource.urn));
  if (found === undefined) return resource;
  const outputs =
    found.kind === "text" ? { result: asShown(found.text) } : { result: asShown(""), bcryptHash: asShown(found.hash) };
  return { ...resource, outputs: { ...resource.outputs, ...outputs } };
}
