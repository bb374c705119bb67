import { directRoutingRows } from "../doctor/direct-routing.ts";
import { clockRows, diskRows, engineInfo, tierRows } from "../doctor/disks.ts";
import { containerRows, groundRows, hostListenerRows, lockRows } from "../doctor/house.ts";
import { broken, type Row } from "../doctor/row.ts";
import { dockerRows, nodeRow, pulumiRows } from "../doctor/versions.ts";
import { dockerAt } from "../machine/docker.ts";
import { messageOf } from "../refusal.ts";
import { table } from "../show/table.ts";
import type { StackPlace } from "../stack/place.ts";
import { wanted } from "./wanted.ts";

type Check = readonly [name: string, look: () => Promise<readonly Row[]> | readonly Row[]];

/** A check that cannot be made is a finding too. */
async function rowsOf([name, look]: Check): Promise<readonly Row[]> {
  try {
    return await look();
  } catch (error) {
    return [broken(name, "could not be looked at", messageOf(error).split("\n")[0] ?? "")];
  }
}

/** The whole finding: a table of what was looked at, then what to do about it. */
export function doctorText(rows: readonly Row[]): string {
  const todo = rows.filter(({ state }) => state !== "ok");
  const lines = todo.map(
    ({ check, found, state, todo: what }) => `${state}: ${check}: ${found}\n    ${what.replaceAll("\n", "\n    ")}`,
  );
  const all = table(
    ["", "check", "found"],
    rows.map(({ state, check, found }) => [state, check, found]),
  );
  const count = rows.filter(({ state }) => state === "broken").length;
  return [all, "", ...lines, "", count === 0 ? "Nothing is broken." : `${String(count)} broken.`].join("\n");
}

/** Looks at machine and house. Gives 1 when something is broken. */
export async function doctor(place: StackPlace): Promise<number> {
  const { house } = await wanted(place);
  const docker = dockerAt(house.site.engineHost);
  const engine = await rowsOf(["docker", async () => await dockerRows(docker)]);
  const answers = !engine.some(({ state }) => state === "broken");
  const always: readonly Check[] = [
    ["node", () => [nodeRow()]],
    ["pulumi", pulumiRows],
    ["docker", () => engine],
    ["disks", async () => await diskRows(place, house.site.tiers, answers ? await engineInfo(docker) : undefined)],
    ["tiers", () => tierRows(place, house.plan.sentinels)],
    ["stack lock", async () => await lockRows(place)],
  ];
  const withEngine: readonly Check[] = [
    ["clock", async () => await clockRows(place, docker)],
    ["ground", async () => await groundRows(house, place, docker)],
    ["services", async () => await containerRows(house, place, docker)],
    ["container addresses", async () => await directRoutingRows(docker, house.site.pool)],
  ];
  const checks: readonly Check[] = [...always, ...(answers ? withEngine : []), ["host listeners", hostListenerRows]];
  const rows = (await Promise.all(checks.map(rowsOf))).flat();
  console.log(doctorText(rows));
  return rows.some(({ state }) => state === "broken") ? 1 : 0;
}
