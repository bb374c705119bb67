import { healthOf, mainContainers } from "../checks/health.ts";
import { holders, isWildcard, type Listener, listeners } from "../checks/listeners.ts";
import { goneProblems } from "../checks/missing-volumes.ts";
import { type Connected, misconnected, reconnect } from "../checks/networks.ts";
import { accessProblems, dataProblems, missingOf, subnetProblems } from "../commands/preflight.ts";
import { networksOf } from "../commands/strays.ts";
import type { House } from "../house.ts";
import { type Docker, stackLabel } from "../machine/docker.ts";
import { holderOf, lockLine, locks } from "../pulumi/lock.ts";
import type { StackPlace } from "../stack/place.ts";
import { hasPassphrase, passphraseProblem } from "../stack/passphrase.ts";
import { readState } from "../stack/state.ts";
import { broken, note, ok, type Row } from "./row.ts";
import { failedRows, missingRows, strayRows } from "./state.ts";

function rowsFor(check: string, problems: readonly string[], well: string): readonly Row[] {
  return problems.length === 0 ? [ok(check, well)] : problems.map((problem) => broken(check, "in the way", problem));
}

/** Volumes that the state knows and the engine lacks. */
async function volumeRows(place: StackPlace, docker: Docker): Promise<readonly Row[]> {
  const missing = await missingOf(place, docker);
  const rows = [
    ...goneProblems(place.stack, docker.host, missing).map((problem) =>
      broken("volumes", `gone: ${missing.data.join(", ")}`, problem),
    ),
    ...missing.other.map((volume) => broken("volumes", `missing: ${volume}`, "npm run up makes it anew")),
  ];
  return rows.length === 0 ? [ok("volumes", "all that the state knows are in the engine")] : rows;
}

/** Access port, subnets, data without state, volumes that are gone. */
export async function groundRows(house: House, place: StackPlace, docker: Docker): Promise<readonly Row[]> {
  const { access, pool } = house.site;
  return [
    ...rowsFor(
      "access port",
      await accessProblems(house, docker),
      `${access.address}:${String(access.port)} is free or the proxy's`,
    ),
    ...rowsFor("subnets", await subnetProblems(house, docker), `${pool} is the house's alone`),
    ...rowsFor("data", await dataProblems(house, place, docker), "known to the state"),
    ...(await volumeRows(place, docker)),
  ];
}

/** Whether the stack's passphrase opens its state. */
export async function passphraseRows(place: StackPlace): Promise<readonly Row[]> {
  const problem = await passphraseProblem(place);
  if (problem !== undefined) return [broken("passphrase", "does not open the state", problem)];
  return [ok("passphrase", hasPassphrase(place) ? place.passphraseFile : "still to be made")];
}

/** Who holds the stack's lock. */
export async function lockRows(place: StackPlace): Promise<readonly Row[]> {
  const all = await locks(place);
  if (all.length === 0) return [ok("stack lock", "free")];
  return all.map(({ file, owner }) => {
    if (owner === undefined) return broken("stack lock", file, "npm run repair, when no other Hearth is at work");
    return holderOf(owner) === "gone"
      ? broken("stack lock", "held by nobody", lockLine(owner))
      : note("stack lock", "held", lockLine(owner));
  });
}

/** Containers that are not on their networks. */
export function networkRows({ plan }: Pick<House, "plan">, containers: readonly Connected[]): readonly Row[] {
  return misconnected(plan, containers).map((one) => broken(`networks of ${one.name}`, one.found, reconnect([one])));
}

/** Health and networks of every service, what is gone, and what nobody knows. */
export async function containerRows(house: House, place: StackPlace, docker: Docker): Promise<readonly Row[]> {
  const [containers, networks] = await Promise.all([
    docker.containers(stackLabel(place.stack)),
    networksOf(place, docker),
  ]);
  const state = await readState(place);
  if (state === undefined) return [note("services", "not built yet", "npm run up builds them")];
  const inEngine = { container: containers, network: networks };
  const health = healthOf(
    house.plan.containers.map(({ service }) => service),
    containers,
  );
  return [
    ...health.map(({ service, state: how, said }) =>
      how === "healthy"
        ? ok(`service ${service}`, how)
        : broken(
            `service ${service}`,
            said === "" ? how : `${how}: ${said.split("\n")[0] ?? ""}`,
            "npm run up -- --refresh makes it anew; docker logs shows what it says",
          ),
    ),
    ...failedRows(containers, state.resources),
    ...networkRows(house, mainContainers(containers)),
    ...missingRows(inEngine, state.resources),
    ...strayRows(inEngine, state.resources),
  ];
}

/** Listeners of the host that containers reach through any gateway, each once. */
export function listenerRows(all: readonly Listener[], names: ReadonlyMap<string, string>): readonly Row[] {
  const open = [...new Map(all.filter(isWildcard).map((one) => [one.port, one])).values()].sort(
    (a, b) => a.port - b.port,
  );
  if (open.length === 0) return [ok("host listener", "none that containers could reach")];
  return open.map(({ port, address, inode }) =>
    note(
      "host listener",
      `${address}:${String(port)} ${names.get(inode) ?? "(a process that cannot be seen from here)"}`,
      "containers reach it through every gateway: bind it to 127.0.0.1, or close it in the host's firewall",
    ),
  );
}

/** {@link listenerRows} of this machine. */
export function hostListenerRows(): readonly Row[] {
  return listenerRows(listeners(), holders());
}
