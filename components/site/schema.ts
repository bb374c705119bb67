import { z } from "zod";
import { accessSchema } from "./access.ts";
import { customSchema } from "./custom.ts";
import { advice, field, strict, text, whole } from "./fields.ts";

const socketForm = /^(?:unix:\/\/(?:\/[A-Za-z0-9._@+-]+)+|ssh:\/\/[A-Za-z0-9._@:-]+)$/;
const poolForm = /^(?:10|172|192)\.[0-9]{1,3}\.[0-9]{1,3}\.0\/(?:1[6-9])$/;
const userForm = /^[a-z_][a-z0-9_.-]{0,31}$/;

const overrides = strict(
  {
    /** Host label instead of the service's own. */
    host: field.host.optional(),
    memory: field.memory.optional(),
    cores: field.cores.optional(),
  },
  "a map, {} to take the service as it is",
);

/** The whole stack file: every key below `hearth:`. */
export const siteSchema = strict({
  access: accessSchema,
  /** Services of the catalogue that run, by name. */
  services: z
    .record(field.name, overrides, advice("a map from service names to settings", "write website: {}"))
    .default({}),
  custom: z
    .record(field.name, customSchema, advice("a map from names to services", "write name: { image: ... }"))
    .default({}),
  /** Services that no longer run and whose data and secrets stay. */
  retired: z.array(field.name, advice("a list of service names", "write [name]")).default([]),
  /** Folder of each kind of storage; absent: the engine's own storage. */
  tiers: strict({
    hot: field.folder.optional(),
    warm: field.folder.optional(),
    cold: field.folder.optional(),
    scratch: field.folder.optional(),
  }).default({}),
  network: strict({
    pool: text(
      poolForm,
      "a private IPv4 range from /16 to /19, such as 10.213.0.0/16",
      "choose a range that nothing else uses",
    ).default("10.213.0.0/16"),
  }).default({ pool: "10.213.0.0/16" }),
  engine: strict({
    host: text(
      socketForm,
      "unix:///path/to/docker.sock or ssh://user@host",
      "docker context inspect prints it",
    ).default("unix:///var/run/docker.sock"),
  }).default({ host: "unix:///var/run/docker.sock" }),
  images: strict({
    source: z.enum(["upstream", "distribution"], advice('"upstream" or "distribution"', "choose one")),
    /** Lock file of locally built images; needed for `distribution`. */
    lock: field.folder.optional(),
  }).default({ source: "upstream" }),
  signIn: strict({
    user: text(userForm, "a lower-case user name", "choose another").default("hearth"),
    /** Raise it by one for a new password. */
    rotation: whole(1, 9999, "a rotation number", "raise it by one for a new password").default(1),
  }).default({ user: "hearth", rotation: 1 }),
  /** Memory and cores that all services together may use. */
  budget: strict({
    memory: field.memory.default("4GiB"),
    cores: whole(1, 256, "a number of cores", "nproc prints it").default(16),
  }).default({ memory: "4GiB", cores: 16 }),
});

/** What {@link siteSchema} makes of a stack file. */
export type SiteInput = z.output<typeof siteSchema>;
