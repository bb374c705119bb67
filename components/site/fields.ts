import { z } from "zod";
import { folderForm, folderRule, hostForm, hostRule, imageForm, imageRule, nameForm, nameRule } from "./naming.ts";
import { isDuration, isMemory } from "./units.ts";

/** Joins what is allowed and what to do in one zod message; {@link splitAdvice} takes it apart again. */
export function advice(allowed: string, remedy: string): { error: string } {
  return { error: `${allowed}\u0000${remedy}` };
}

/** The two parts of a message made by {@link advice}; other messages are zod's own words for what is allowed. */
export function splitAdvice(message: string): { allowed: string; remedy: string } {
  const [allowed = message, remedy = "correct the value"] = message.split("\u0000");
  return { allowed, remedy };
}

/** An object whose keys are all known: a key that is not is refused, with the known ones in the message. */
export function strict<const S extends z.core.$ZodLooseShape>(shape: S, what = "a map from keys to values") {
  const keys = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? advice(keys, "").error
        : advice(`${what}: ${keys}`, "write it as a map").error,
  });
}

/** A text of one form; the form goes into the JSON Schema as a pattern. */
export function text(form: RegExp, allowed: string, remedy: string) {
  return z.string(advice(allowed, remedy)).regex(form, advice(allowed, remedy));
}

/** A whole number within bounds, both included. */
export function whole(least: number, most: number, what: string, remedy: string) {
  const said = advice(`${what}, a whole number from ${String(least)} to ${String(most)}`, remedy);
  return z.number(said).int(said).min(least, said).max(most, said);
}

/** No control, line-separating or direction-turning character, and no blank at either end. */
const plain = /^(?!\s)[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*(?<!\s)$/u;

const memoryAdvice = advice(
  'a whole amount of up to six digits such as "256MiB" or "2GiB"',
  "write number and unit, MiB or GiB, in quotes",
);

/** The leaves that several parts of the stack file share. */
export const field = {
  name: text(nameForm, nameRule, "rename it"),
  host: text(hostForm, hostRule, "choose another host label"),
  image: text(imageForm, imageRule, "pin the image: docker buildx imagetools inspect <image> prints the digest"),
  folder: text(folderForm, folderRule, "write the full path"),
  port: whole(1, 65535, "a port", "write the port alone, without quotes"),
  memory: z.string(memoryAdvice).refine(isMemory, memoryAdvice),
  duration: z
    .string(advice('a time span such as "30s" or "5m"', "write number and unit, in quotes"))
    .refine(isDuration, advice('a time span such as "30s" or "5m"', "write number and unit, in quotes")),
  rotation: whole(1, 9999, "a rotation number", "raise it by one for a new password"),
  cores: z
    .number(advice("a number of cores from 0.1 to 64, such as 0.5", "write a number without quotes"))
    .min(0.1, advice("a number of cores from 0.1 to 64", "give it at least 0.1"))
    .max(64, advice("a number of cores from 0.1 to 64", "give it less"))
    .refine(
      (cores) => Math.abs(cores * 10 - Math.round(cores * 10)) < 1e-9,
      advice("a number of cores with one decimal", "round it to one decimal"),
    ),
  line: text(
    plain,
    "one line of text without control characters and outer blanks",
    "remove line breaks, tabs and outer blanks",
  ).min(1, advice("at least one character", "fill it in or leave the field out")),
} as const;
