import { join } from "node:path";
import { foundation, optional } from "../../components/catalogue/index.ts";
import { serviceTable } from "../../components/render/service-table.ts";
import { projectFolder } from "../shared/paths.ts";
import { policiesDocument } from "./policies/document.ts";
import { stackFileSchema } from "./stack-file-schema.ts";

/** Command that writes the documents. */
export const command = "node tools/docs/main.ts";

/** A document made of the code. */
export interface Document {
  readonly path: string;
  readonly content: string;
}

/** Every generated document, as it should stand in the tree. */
export function documents(): readonly Document[] {
  const table = `# Services\n\nGenerated from \`components/catalogue\` by \`${command}\`. Do not edit.\n\n${serviceTable({ foundation, optional })}`;
  return [
    { path: join(projectFolder, "docs/services.md"), content: table },
    { path: join(projectFolder, "docs/policies.md"), content: policiesDocument(command) },
    { path: join(projectFolder, "docs/site.schema.json"), content: `${JSON.stringify(stackFileSchema(), null, 2)}\n` },
  ];
}
