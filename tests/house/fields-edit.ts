import type { Subjects } from "./fields-program/words.ts";
import type { Field } from "./fields-types.ts";

/** An edit that gives fields of one subject other values. */
export function edits<Key extends keyof Subjects>(subject: Key, values: Partial<Subjects[Key]>): Field["edit"] {
  return (subjects) => ({ ...subjects, [subject]: { ...subjects[subject], ...values } });
}

/** An edit of the first network, port or mount of the service. */
export function editsFirst(
  part: "networks" | "ports" | "mounts",
  values: Readonly<Record<string, unknown>>,
): Field["edit"] {
  return ({ service, ...rest }) => {
    const [first, ...others] = service[part];
    return { ...rest, service: { ...service, [part]: [{ ...first, ...values }, ...others] } };
  };
}

/** An edit of the service's health check. */
export function editsHealth(values: Partial<Subjects["service"]["health"]>): Field["edit"] {
  return ({ service, ...rest }) => ({ ...rest, service: { ...service, health: { ...service.health, ...values } } });
}

/** Words that show a part of what `docker inspect` says of an output of the program. */
export function inspected(key: string, format: string): readonly string[] {
  return ["inspect", "--format", format, `@${key}`];
}

/** Words that run a program beside a volume, which it sees at `/v`. */
export function inVolume(volume: string, program: string, ...words: readonly string[]): readonly string[] {
  const alone = ["run", "--rm", "--network", "none", "--volume", `${volume}:/v`, "--user", "0"];
  return [...alone, "--entrypoint", program, "@toolbox", ...words];
}
