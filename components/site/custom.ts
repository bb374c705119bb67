import { z } from "zod";
import { databaseEngines } from "./database-engines.ts";
import { advice, field, strict, text, whole } from "./fields.ts";
import { tiers, zones } from "./zones.ts";

const variableForm = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The kernel takes at most 128 KiB for one word or variable; half of it leaves room for its name. */
const longestText = 65_536;
const tooLong = advice(`at most ${String(longestText)} characters`, "keep what is longer in a file of a volume");
const withoutNul = advice("a text without NUL characters", "remove them; a process cannot be given any");

function isWhole(said: string): boolean {
  return !said.includes("\u0000");
}

/** Characters that a path has without quoting; the proxy's file gives quotes, braces and # a meaning of their own. */
const pathForm = /^\/[A-Za-z0-9._~/:@%+=&,;!$*()-]{0,200}$/;

const reason = field.line.min(3, advice("a reason in words", "say why, or leave the field out"));

const argument = z
  .string(advice("a text", "put numbers and words like yes in quotes"))
  .min(1, advice("a text with at least one character", "the Docker provider refuses empty arguments; leave it out"))
  .max(longestText, tooLong)
  .refine(isWhole, withoutNul);

const volume = strict({
  mount: field.folder.describe("Folder inside the container."),
  tier: z
    .enum(tiers, advice(`one of ${tiers.join(", ")}`, "choose a tier"))
    .default("warm")
    .describe("Kind of storage; the stack file's hearth:tiers says where that is. Default warm."),
});

/** One `hearth:custom` entry: a service without TypeScript, with the same wiring and hardening as any other. */
export const customSchema = strict({
  image: field.image,
  port: field.port.describe("Port that its web page answers on."),
  host: field.host.optional().describe("Host label of its route. Default: the entry's name."),
  title: field.line
    .max(60, advice("at most 60 characters", "shorten it"))
    .optional()
    .describe("What the home page calls it. Default: the entry's name."),
  zone: z.enum(zones, advice(`one of ${zones.join(", ")}`, "choose a zone")).default("apps"),
  auth: z
    .enum(["sign-in", "none"], advice('"sign-in" or "none"', "choose one"))
    .default("sign-in")
    .describe("sign-in (default) or none."),
  health: text(
    pathForm,
    "a path starting with /, of letters, digits and ._~/:@%+=&,;!$*()-",
    "write the path alone, without host and query",
  )
    .default("/")
    .describe("Path that answers 2xx when it is well. Default /."),
  check: z
    .array(argument, advice("a list of words", "write - before each word"))
    .min(1, advice("at least one word", "leave the field out"))
    .optional()
    .describe("Program that tells inside the container whether it is well, word by word; for images without wget."),
  command: z
    .array(argument, advice("a list of words", "write - before each word"))
    .min(1, advice("at least one word", "leave the field out"))
    .optional()
    .describe("Command run instead of the image's own, word by word."),
  env: z
    .record(
      text(variableForm, "a variable name of letters, digits and _", "rename it"),
      z
        .string(advice("a text", "put numbers and words like yes in quotes"))
        .max(longestText, tooLong)
        .refine(isWhole, withoutNul),
      advice("a map from names to texts", "write NAME: value"),
    )
    .default({})
    .describe("Environment variables; for what is not secret."),
  volumes: z
    .record(field.name, volume, advice("a map from names to volumes", "write data: { mount: /data }"))
    .default({})
    .describe("Data it keeps, by name."),
  database: z
    .enum(databaseEngines, advice(`one of ${databaseEngines.join(", ")}`, "choose one, or leave the field out"))
    .optional()
    .describe(
      "Database of its own. Texts of env may say {database.host}, .port, .name, .user, .passwordFile and .urlFile in braces.",
    ),
  cache: z
    .enum(["redis"], advice("redis", "choose it, or leave the field out"))
    .optional()
    .describe("Keys of its own that may be lost; texts of env may say {cache.host} and the rest as of a database."),
  rotation: field.rotation.default(1).describe("Raise it by one for new passwords of the service. Default 1."),
  memory: field.memory.default("128MiB"),
  cores: field.cores.default(0.5),
  processes: whole(8, 4096, "a number of processes", "most services need less than 256")
    .default(256)
    .describe("Processes and threads of its user. Default 256."),
  internet: reason.optional().describe("Why it may reach the Internet; absent: it may not."),
  writableRoot: reason
    .optional()
    .describe("Why its root file system is writable; absent: it is read-only, with a /tmp in memory."),
});

/** One `hearth:custom` entry with its defaults. */
export type CustomEntry = z.output<typeof customSchema>;
