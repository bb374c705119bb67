import { existsSync } from "node:fs";
import { join } from "node:path/posix";
import { databaseMajors } from "../../../components/render/databases/majors.ts";
import { type DatabaseEngine, databaseEngines } from "../../../components/site/database-engines.ts";
import type { Plan } from "../../../components/wiring/plan.ts";
import type { VolumeRecord } from "../../../components/wiring/records.ts";
import { Refusal } from "../refusal.ts";
import { type Docker, stackLabel } from "./docker.ts";

interface Data {
  readonly engine: DatabaseEngine;
  readonly place: VolumeRecord["place"];
}

/** Data of servers that is there: the engine would make a volume that is not. */
async function dataThere({ volumes }: Pick<Plan, "volumes">, docker: Docker): Promise<readonly Data[]> {
  const there = new Set(await docker.volumes());
  return databaseEngines.flatMap((engine) =>
    volumes
      .filter(({ service, volume }) => service === engine && volume === "data")
      .filter(({ place }) => (place.kind === "folder" ? existsSync(place.sentinel) : there.has(place.name)))
      .map(({ place }) => ({ engine, place })),
  );
}

function mountOf({ engine, place }: Data): string {
  const source =
    place.kind === "engine"
      ? `type=volume,source=${place.name}`
      : `type=bind,source=${place.sentinel},bind-propagation=rprivate`;
  return `${source},target=/data/${engine},readonly`;
}

function look({ engine, place }: Data): string {
  const folder = join("/data", engine, place.kind === "folder" ? place.below : "");
  return `version=$(cd ${folder} && { ${databaseMajors[engine].mark}; }) && echo "${engine} $version"`;
}

/**
 * Which version wrote the data of each server, as the data itself says; servers without data are left out. A short-lived
 * container looks, without a network and without a right to write, of an image that the house has already.
 */
export async function dataVersions(
  plan: Pick<Plan, "volumes" | "stack">,
  docker: Docker,
): Promise<Readonly<Partial<Record<DatabaseEngine, string>>>> {
  const data = await dataThere(plan, docker);
  const [carrier] = await docker.containers(stackLabel(plan.stack), "hearth.part=carrier");
  if (data.length === 0 || carrier === undefined) return {};
  const limits = ["--network=none", "--read-only", "--user=0:0", "--cap-drop=ALL", "--cap-add=DAC_READ_SEARCH"];
  const mounts = data.map((one) => `--mount=${mountOf(one)}`);
  const script = `${data.map(look).join("\n")}\nexit 0`;
  const words = ["run", "--rm", "--pull=never", ...limits, ...mounts, "--entrypoint=sh", carrier.image, "-c", script];
  const { code, stdout, stderr } = await docker.attempt(...words);
  if (code !== 0)
    throw new Refusal(
      `the data of ${data.map(({ engine }) => engine).join(", ")} could not be looked at: ${stderr.trim()}`,
    );
  const seen = stdout.split("\n").map((line) => line.split(" "));
  return Object.fromEntries(
    data.flatMap(({ engine }) => {
      const version = seen.find(([name]) => name === engine)?.[1];
      return version === undefined || version === "" ? [] : [[engine, version]];
    }),
  );
}
