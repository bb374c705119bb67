import { fileURLToPath } from "node:url";
import { table as fields } from "./fields-table.ts";
import type { Field, FieldsTable } from "./fields-types.ts";
import { settingsLines } from "./settings-table.ts";

/** A row with the names that it stands under. */
export interface NamedField extends Field {
  readonly wrapper: string;
  readonly name: string;
}

/** The table as a list. */
export function rowsOf(table: FieldsTable): readonly NamedField[] {
  return Object.entries(table).flatMap(([wrapper, row]: readonly [string, Readonly<Record<string, Field>>]) =>
    Object.entries(row).map(([name, field]) => ({ ...field, wrapper, name })),
  );
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function seenBy({ kind, look, because }: Field): string {
  const shown = kind === "visible" && look.length > 0 ? "docker inspect" : "";
  return [shown, because ?? ""].filter((text) => text !== "").join("; ");
}

function line(row: NamedField): string {
  const changes = row.kind === "refused" ? "refused" : row.changes.map((change) => `\`${change}\``).join("<br>");
  return `| ${row.wrapper} | ${row.name} | ${row.kind} | ${cell(changes)} | ${cell(seenBy(row))} |`;
}

/** The page docs/fields.md, with its line end. */
export function fieldsDocument(): string {
  return `# Fields

How a change of each field of the wrappers in \`components/core\` is seen. Made of \`tests/house/fields-table.ts\` with
\`node tests/house/fields-document.ts > docs/fields.md\`; \`tests/house/fields.test.ts\` tries lines against a real
engine: edit, preview, \`up\`, look, empty preview. \`npm test\` tries those that stand for the others, \`npm run test:full\` all.

- visible: \`docker inspect\` shows it, so a change made by hand is seen too.
- provider-only: the engine keeps no word of it; it is seen by what it does.
- refused: not taken as an edit; the last column says what to do instead.

A change reads \`resource: operation properties\`; the resources are those of \`tests/house/fields-program\`.

| Wrapper | Field | Kind | What a preview shows | Seen by |
| --- | --- | --- | --- | --- |
${rowsOf(fields).map(line).join("\n")}

## Fields of the stack file about databases

Made of \`tests/house/settings-table.ts\`; \`tests/house/databases.test.ts\` makes each change in a house with all three servers and
looks which containers are others afterwards. Whatever is not named keeps its container.

| Field | Change | Another container | Worth knowing |
| --- | --- | --- | --- |
${settingsLines().join("\n")}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(fieldsDocument());
