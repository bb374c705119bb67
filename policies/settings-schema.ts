import type { PolicyConfigSchema } from "@pulumi/policy";
import { z } from "zod";
import { roles, type Settings } from "./settings.ts";

const fullName = z
  .string()
  .regex(
    /^(\*\.)?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+\.?$/,
    "has to be a name in full, such as play.example.org: without a dot it would stand for one in every zone",
  );
const folder = z.string().regex(/^\//, "has to be a path from the root, such as /mnt/fast");
const address = z.string().regex(/^[0-9A-Fa-f.:]+$/, "has to be an IP address, such as 192.168.1.10");
const slice = z.string().regex(/\.slice$/, "has to be the name of a slice, such as bounded.slice");
const sentinel = z.string().regex(/^[^/.][^/]*$/, "has to be the name of a folder, such as hearth-{stack}");
const port = z.int().min(1).max(65_535);

const shape = {
  roles: z.record(z.string(), z.array(z.enum(roles))),
  registries: z.array(z.string()),
  tiers: z.array(folder),
  directHostnames: z.array(fullName),
  privateAddresses: z.array(address),
  wildcardHostnames: z.array(fullName),
  mailDomains: z.array(fullName),
  universalSslDomains: z.array(z.string()),
  sentinel,
  slices: z.array(slice),
  hostMemoryMebibytes: z.int().min(1),
  openPorts: z.record(z.string(), z.array(port)),
  internalNetworks: z.array(z.string()),
};

/** Any of the settings; what is absent is left as it is. */
export const someSettings = z.strictObject(shape).partial();

const properties = z.toJSONSchema(someSettings, { target: "draft-7" }).properties as PolicyConfigSchema["properties"];

/** The same as the engine reads it, of the settings that a rule reads. */
export function schemaOf(names: readonly (keyof Settings)[]): PolicyConfigSchema {
  return {
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => names.some((one) => one === name))),
  };
}
