import { z } from "zod";
import { advice, field, strict, text, whole } from "./fields.ts";
import { tiers, zones } from "./zones.ts";

const variableForm = /^[A-Za-z_][A-Za-z0-9_]*$/;

const argument = z
  .string(advice("a text", "put numbers and words like yes in quotes"))
  .min(1, advice("a text with at least one character", "the Docker provider refuses empty arguments; leave it out"));

const volume = strict({
  /** Folder inside the container. */
  mount: field.folder,
  /** Kind of storage; the stack file's `hearth:tiers` says where that is. Default `warm`. */
  tier: z.enum(tiers, advice(`one of ${tiers.join(", ")}`, "choose a tier")).default("warm"),
});

/** One `hearth:custom` entry: a service without TypeScript, with the same wiring and hardening as any other. */
export const customSchema = strict({
  image: field.image,
  /** Port that its web page answers on. */
  port: field.port,
  /** Host label of its route. Default: the entry's name. */
  host: field.host.optional(),
  /** What the home page calls it. Default: the entry's name. */
  title: field.line.max(60, advice("at most 60 characters", "shorten it")).optional(),
  zone: z.enum(zones, advice(`one of ${zones.join(", ")}`, "choose a zone")).default("apps"),
  /** `sign-in` (default) or `none`. */
  auth: z.enum(["sign-in", "none"], advice('"sign-in" or "none"', "choose one")).default("sign-in"),
  /** Path that answers 2xx when it is well. Default `/`. */
  health: text(/^\/[!-~]{0,200}$/, "a path starting with /", "write the path alone, without host").default("/"),
  /** Command run instead of the image's own, word by word. */
  command: z
    .array(argument, advice("a list of words", "write - before each word"))
    .min(1, advice("at least one word", "leave the field out"))
    .optional(),
  /** Environment variables; for what is not secret. */
  env: z
    .record(
      text(variableForm, "a variable name of letters, digits and _", "rename it"),
      z.string(advice("a text", "put numbers and words like yes in quotes")),
      advice("a map from names to texts", "write NAME: value"),
    )
    .default({}),
  /** Data it keeps, by name. */
  volumes: z
    .record(field.name, volume, advice("a map from names to volumes", "write data: { mount: /data }"))
    .default({}),
  memory: field.memory.default("128MiB"),
  cores: field.cores.default(0.5),
  /** Processes and threads of its user. Default 256. */
  processes: whole(8, 65536, "a number of processes", "most services need less than 256").default(256),
  /** Why it may reach the Internet; absent: it may not. */
  internet: field.line.optional(),
  /** Why its root file system is writable; absent: it is read-only, with a `/tmp` in memory. */
  writableRoot: field.line.optional(),
});

/** One `hearth:custom` entry with its defaults. */
export type CustomEntry = z.output<typeof customSchema>;
