import { z } from "zod";
import { accessSchema } from "./access.ts";
import { customSchema } from "./custom.ts";
import { advice, field, strict, text, whole } from "./fields.ts";

const socketForm =
  /^(?:unix:\/\/(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._@+-]+)+|ssh:\/\/(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9][A-Za-z0-9.-]*(?::[1-9][0-9]{0,4})?)$/;
const poolForm = /^(?:10|172|192)\.[0-9]{1,3}\.[0-9]{1,3}\.0\/(?:1[6-9])$/;
const poolRule = "a private IPv4 range from /16 to /19 that begins where its size lets it, such as 10.213.0.0/16";

/** Private, and all bits after the prefix are zero: else the subnets would leave the range. */
function isPool(pool: string): boolean {
  const [a = 0, b = 0, c = 0, , prefix = 0] = pool.split(/[./]/).map(Number);
  const isPrivate = (a === 10 && b <= 255) || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168);
  return isPrivate && c <= 255 && c % 2 ** (24 - prefix) === 0;
}
const userForm = /^[a-z_][a-z0-9_.-]{0,31}$/;

const overrides = strict(
  {
    host: field.host.optional().describe("Host label instead of the service's own."),
    memory: field.memory.optional().describe("Memory instead of the service's own."),
    cores: field.cores.optional().describe("Cores instead of the service's own."),
    rotation: field.rotation.optional().describe("Raise it by one for new passwords of the service. Default 1."),
  },
  "a map, {} to take the service as it is",
);

/** The whole stack file: every key below `hearth:`. */
export const siteSchema = strict({
  access: accessSchema.describe("How the house is reached."),
  services: z
    .record(field.name, overrides, advice("a map from service names to settings", "write website: {}"))
    .default({})
    .describe("Services of the catalogue that run, by name; {} takes one as it is."),
  custom: z
    .record(field.name, customSchema, advice("a map from names to services", "write name: { image: ... }"))
    .default({})
    .describe("Services without TypeScript, by name."),
  retired: z
    .array(field.name, advice("a list of service names", "write [name]"))
    .superRefine((names, context) => {
      for (const [at, name] of names.entries()) {
        if (names.indexOf(name) === at) continue;
        context.addIssue({
          code: "custom",
          path: [at],
          message: advice("a service that is not in the list already", "remove it here").error,
        });
      }
    })
    .default([])
    .describe("Services that no longer run and whose data and secrets stay."),
  tiers: strict({
    hot: field.folder.optional(),
    warm: field.folder.optional(),
    cold: field.folder.optional(),
    scratch: field.folder.optional(),
  })
    .default({})
    .describe("Folder of each kind of storage; absent: the engine's own storage."),
  network: strict({
    pool: text(poolForm, poolRule, "choose a range that nothing else uses")
      .refine(isPool, advice(poolRule, "choose a range that nothing else uses"))
      .default("10.213.0.0/16")
      .describe("Private range that all networks of the house are cut from."),
  })
    .default({ pool: "10.213.0.0/16" })
    .describe("Addresses of the house's own networks."),
  engine: strict({
    host: text(socketForm, "unix:///path/to/docker.sock or ssh://user@host", "docker context inspect prints it")
      .default("unix:///var/run/docker.sock")
      .describe("Address of the Docker Engine."),
  })
    .default({ host: "unix:///var/run/docker.sock" })
    .describe("The Docker Engine that everything runs on."),
  images: strict({
    source: z.enum(["upstream", "distribution"], advice('"upstream" or "distribution"', "choose one")),
    lock: field.folder.optional().describe("Lock file of locally built images; needed for distribution."),
  })
    .default({ source: "upstream" })
    .describe("Where images come from: their registries, or built on this machine."),
  signIn: strict({
    user: text(userForm, "a lower-case user name", "choose another").default("hearth"),
    rotation: field.rotation.default(1).describe("Raise it by one for a new password."),
  })
    .default({ user: "hearth", rotation: 1 })
    .describe("The account that routes with a sign-in ask for; its password is generated."),
  budget: strict({
    memory: field.memory.default("4GiB"),
    cores: whole(1, 256, "a number of cores", "nproc prints it").default(16),
  })
    .default({ memory: "4GiB", cores: 16 })
    .describe("Memory that all services together may use, and the most cores that one service may use."),
});

/** What {@link siteSchema} makes of a stack file. */
export type SiteInput = z.output<typeof siteSchema>;
