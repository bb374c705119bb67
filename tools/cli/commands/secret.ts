import type { SecretRecord } from "../../../components/wiring/records.ts";
import { Refusal } from "../refusal.ts";
import { section } from "../show/table.ts";
import { exportState, shownText } from "../stack/exported.ts";
import { passphraseProblem } from "../stack/passphrase.ts";
import type { StackPlace } from "../stack/place.ts";
import { nameOf } from "../stack/state.ts";
import { pulumiOf } from "./session.ts";
import { existing } from "./wanted.ts";

/** What was typed after `secret`. */
export interface SecretOptions {
  readonly service?: string;
  /** Absent: the names of the service's secrets are listed. */
  readonly name?: string;
}

function servicesOf(secrets: readonly SecretRecord[]): readonly string[] {
  return [...new Set(secrets.map(({ service }) => service))].sort();
}

/** Who signs in with it, where that is another name than its own. */
function accountOf({ form, secret }: SecretRecord): string {
  if (form.kind === "basic-auth") return form.account;
  return form.kind === "url" ? (/\/\/(.*):$/.exec(form.before)?.[1] ?? secret) : "-";
}

function list(secrets: readonly SecretRecord[]): number {
  const rows = secrets.map((one) => [one.service, one.secret, accountOf(one), String(one.rotation)]);
  for (const line of section("Secrets", ["service", "name", "account", "rotation"], rows)) console.log(line);
  console.log("\nnpm run --silent secret -- <service> <name> prints one of them.");
  return 0;
}

/**
 * Prints one secret of a service, and nothing else, on standard output; without a name the names. It is read from the
 * state, so it works while nothing runs. Gives the exit code.
 */
export async function secret(place: StackPlace, { service, name }: SecretOptions): Promise<number> {
  const { plan } = (await existing(place)).house;
  const own = service === undefined ? plan.secrets : plan.secrets.filter((one) => one.service === service);
  if (own.length === 0) {
    const allowed = servicesOf(plan.secrets).join(", ");
    throw new Refusal(
      `secret: given ${String(service)}; allowed: a service with secrets (${allowed}); name one of them`,
    );
  }
  if (name === undefined) return list(own);
  const found = own.find((one) => one.secret === name);
  if (found === undefined) {
    const allowed = own.map((one) => one.secret).join(", ");
    throw new Refusal(`secret ${String(service)}: given ${name}; allowed: ${allowed}; name one of them`);
  }
  const problem = await passphraseProblem(place);
  if (problem !== undefined) throw new Refusal(problem);
  const state = await exportState(await pulumiOf(place), "shown");
  const wanted = `${found.service}-${found.secret}-r${String(found.rotation)}`;
  const kept = state.deployment.resources?.find(
    ({ urn, type }) => type === "random:index/randomPassword:RandomPassword" && nameOf(urn) === wanted,
  );
  if (kept === undefined) {
    throw new Refusal(`secret ${found.service} ${name}: not made yet; npm run up makes it`);
  }
  const text = shownText(kept.outputs?.["result"]);
  if (text === undefined || text === "") {
    throw new Refusal(
      `secret ${found.service} ${name}: only its hash was left when this house was adopted, and whoever knows it signs in with it as before; raise hearth:signIn.rotation by one and run npm run up for a new one`,
    );
  }
  console.log(text);
  return 0;
}
