import type { DatabaseAsked } from "../../../components/contracts/database.ts";
import { safetyFolder } from "../../../components/catalogue/database.ts";
import { statementsOf } from "../../../components/render/databases/index.ts";
import { stackLabel, type Docker } from "../machine/docker.ts";
import { Refusal } from "../refusal.ts";
import { ask } from "../show/agree.ts";
import type { StackPlace } from "../stack/place.ts";
import { openSession } from "./session.ts";
import { mustBeUnlocked } from "./update.ts";

/** What was typed after `restore`. */
export interface RestoreOptions {
  readonly service: string;
  /** Name of a copy; absent: the newest. */
  readonly copy?: string;
  readonly yes: boolean;
}

/** Form of a copy's name: the moment at which it was made, in UTC. */
const copyForm = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/;

function databaseOf(databases: readonly DatabaseAsked[], service: string): DatabaseAsked {
  const kept = databases.filter(({ part }) => part === "database");
  const found = kept.find((one) => one.service === service);
  if (found !== undefined) return found;
  const [allowed, remedy] =
    kept.length === 0
      ? ["none now", "only an entry that asks for one, such as database: postgres, has copies"]
      : [kept.map((one) => one.service).join(", "), "name one of them"];
  throw new Refusal(`restore: given ${service}; allowed: a service with a database (${allowed}); ${remedy}`);
}

async function serverOf(docker: Docker, stack: string, engine: string): Promise<string> {
  const all = await docker.containers(stackLabel(stack), `hearth.service=${engine}`);
  const found = all.find(({ running, health }) => running && health === "healthy");
  if (found === undefined)
    throw new Refusal(`restore: ${engine} is not there or not healthy; npm run doctor says why; nothing was changed`);
  return found.id;
}

async function copiesIn(docker: Docker, server: string, name: string): Promise<readonly string[]> {
  const { code, stdout } = await docker.attempt("exec", server, "ls", "-1", `${safetyFolder}/${name}`);
  return code === 0 ? stdout.split("\n").filter((line) => copyForm.test(line)) : [];
}

/** Puts a copy of a service's database back that was made before a change. Gives the exit code. */
export async function restore(place: StackPlace, { service, copy, yes }: RestoreOptions): Promise<number> {
  const { wanted, docker } = await openSession(place);
  await mustBeUnlocked(place);
  const { plan } = wanted.house;
  const { engine, name } = databaseOf(plan.databases, service);
  const server = await serverOf(docker, plan.stack, engine);
  const copies = await copiesIn(docker, server, name);
  const chosen = copy ?? copies.at(-1);
  if (chosen === undefined || !copies.includes(chosen)) {
    const allowed = copies.length === 0 ? "none: no change was made yet that asks for one" : copies.join(", ");
    throw new Refusal(`restore ${service}: given ${chosen ?? "no copy"}; allowed: ${allowed}`);
  }
  const question = `Put ${service}'s database back to ${chosen} (UTC)? What was written since then is lost.`;
  if (!yes && !(await ask(question, false)))
    throw new Refusal("nothing was changed; without a terminal, --yes answers the question");
  const program = statementsOf(plan)[engine].restore(name, chosen);
  const { code, stdout, stderr } = await docker.execute(server, program);
  if (code !== 0) throw new Refusal(`restore ${service}: ${engine} said: ${stderr.trim()}`);
  console.log(`${service} has the rows of ${stdout.trim()} again.`);
  return 0;
}
