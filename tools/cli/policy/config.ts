import { readFile } from "node:fs/promises";
import { messageOf, Refusal } from "../refusal.ts";

const allowed =
  "a file of JSON as pulumi's --policy-pack-config takes it: an object by rule; correct it, or name another";

function refusal(file: string, given: string): Refusal {
  return new Refusal(`--config ${file}: given ${given}; allowed: ${allowed}`);
}

/** Reads levels and settings of the policy pack, by the id of a rule. Throws a {@link Refusal} that names the file. */
export async function readPackConfig(file: string): Promise<Readonly<Record<string, unknown>>> {
  let given: unknown;
  try {
    given = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw refusal(file, messageOf(error));
  }
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw refusal(file, "no object");
  return given as Readonly<Record<string, unknown>>;
}
