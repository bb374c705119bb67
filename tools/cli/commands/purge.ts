import { join } from "node:path";
import { resourcesOf } from "../checks/service-resources.ts";
import { capture } from "../pulumi/call.ts";
import { kindOf } from "../pulumi/events.ts";
import { Refusal } from "../refusal.ts";
import { ask } from "../show/agree.ts";
import { section } from "../show/table.ts";
import type { StackPlace } from "../stack/place.ts";
import { nameOf, readState } from "../stack/state.ts";
import { destroy, removeFolders, rowsOf } from "./down.ts";
import { openSession } from "./session.ts";
import { mustBeReady } from "./update.ts";

/** Destroys data and secrets of one retired service. Gives the exit code. */
export async function purge(place: StackPlace, service: string, yes: boolean): Promise<number> {
  const session = await openSession(place);
  const { pulumi, wanted } = session;
  await mustBeReady(place);
  const { plan, site } = wanted.house;
  if (!site.retired.includes(service)) {
    const allowed = site.retired.length === 0 ? "none now" : site.retired.join(", ");
    throw new Refusal(
      `purge: given ${service}; allowed: a service listed below hearth:retired (${allowed}); retire it there and run npm run up first`,
    );
  }
  const names = [
    ...plan.containers.map((one) => one.service),
    ...plan.retired,
    ...plan.volumes.map((one) => one.service),
  ];
  const resources = resourcesOf(service, (await readState(place))?.resources ?? [], names);
  if (resources.some(({ type, urn }) => kindOf(type) === "Container" && nameOf(urn) === service)) {
    throw new Refusal(
      `purge: given ${service}, which still runs; nothing was changed; npm run up stops it, then purge it`,
    );
  }
  const folders = plan.volumes.flatMap((volume) =>
    volume.service === service && volume.place.kind === "folder" ? [join(volume.place.sentinel, service)] : [],
  );
  const lost = resources.filter(({ type }) => ["Volume", "RandomPassword"].includes(kindOf(type)));
  for (const line of section("Destroyed for good", ["kind", "name", "in the engine"], rowsOf(lost))) console.log(line);
  for (const folder of new Set(folders)) console.log(`folder ${folder}`);
  if (!yes && !(await ask(`Destroy the data and secrets of ${service}?`, false))) {
    throw new Refusal("nothing was changed; without a terminal, --yes answers the question");
  }
  if (resources.length > 0) {
    for (const { urn } of resources.filter(({ protect }) => protect))
      await capture(pulumi, ["state", "unprotect", urn, "--yes"]);
    const code = await destroy(
      session,
      resources.flatMap(({ urn }) => ["--target", urn]),
    );
    if (code !== 0) return code;
  }
  await removeFolders([...new Set(folders)]);
  const entry = service in site.custom ? " and its entry from hearth:custom" : "";
  console.log(
    `${service} is gone. Now remove it from hearth:retired${entry} in ${place.configFile}: the next up would make its data anew.`,
  );
  return 0;
}
