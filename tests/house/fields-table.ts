import { service } from "./fields-table/service.ts";
import { parts } from "./fields-table/parts.ts";
import { storage } from "./fields-table/storage.ts";
import { files } from "./fields-table/files.ts";
import { secrets } from "./fields-table/secrets.ts";
import { commands } from "./fields-table/commands.ts";
import type { FieldsTable } from "./fields-types.ts";

/** How a change of each field of each wrapper of components/core is seen; docs/fields.md is made of it. */
export const table: FieldsTable = { ...service, ...parts, ...storage, ...files, ...secrets, ...commands };
