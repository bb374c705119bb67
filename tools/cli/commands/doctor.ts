import { SiteError } from "../../../components/site/errors.ts";
import { directRoutingRows } from "../doctor/direct-routing.ts";
import { clockRows, diskRows } from "../doctor/disks.ts";
import { containerRows, groundRows, hostListenerRows, lockRows, passphraseRows } from "../doctor/house.ts";
import { broken, ok, type Row } from "../doctor/row.ts";
import { tierRows } from "../doctor/tiers.ts";
import { dockerRows, nodeRow, pulumiRows } from "../doctor/versions.ts";
import type { House } from "../house.ts";
import { type Docker, dockerAt, usualHost } from "../machine/docker.ts";
import { engineInfo } from "../machine/engine-info.ts";
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

/** The house that the stack file asks for, or why there is none. */
async function houseAt(place: StackPlace): Promise<{ house?: House; row: Row }> {
  try {
    return { house: (await wanted(place)).house, row: ok("stack file", place.configFile) };
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    return { row: broken("stack file", "has mistakes; what depends on it was not looked at", error.message) };
  }
}

/** What can be looked at when it is known which house is meant. */
function houseChecks(house: House, place: StackPlace, docker: Docker, answers: boolean): readonly Check[] {
  const always: readonly Check[] = [
    ["disks", async () => await diskRows(place, answers ? await engineInfo(docker) : undefined)],
    ["tiers", async () => await tierRows(place, house)],
  ];
  const withEngine: readonly Check[] = [
    ["ground", async () => await groundRows(house, place, docker)],
    ["services", async () => await containerRows(house, place, docker)],
    ["container addresses", async () => await directRoutingRows(docker, house.site.pool)],
  ];
  return answers ? [...always, ...withEngine] : always;
}

/** Looks at machine and house. Gives 1 when something is broken. */
export async function doctor(place: StackPlace): Promise<number> {
  const { house, row } = await houseAt(place);
  const docker = dockerAt(house?.site.engineHost ?? usualHost);
  const engine = await rowsOf(["docker", async () => await dockerRows(docker)]);
  const answers = !engine.some(({ state }) => state === "broken");
  const checks: readonly Check[] = [
    ["node", () => [nodeRow()]],
    ["pulumi", pulumiRows],
    ["docker", () => engine],
    ["stack file", () => [row]],
    ["passphrase", async () => await passphraseRows(place)],
    ["stack lock", async () => await lockRows(place)],
    ...(house === undefined ? [] : houseChecks(house, place, docker, answers)),
    ...(answers ? [["clock", async () => await clockRows(place, docker)] as const] : []),
    ["host listeners", hostListenerRows],
  ];
  const rows = (await Promise.all(checks.map(rowsOf))).flat();
  console.log(doctorText(rows));
  return rows.some(({ state }) => state === "broken") ? 1 : 0;
}
