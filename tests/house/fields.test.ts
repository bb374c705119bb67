import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../tools/shared/paths.ts";
import { baseOf } from "./fields-base.ts";
import { fieldsDocument, rowsOf } from "./fields-document.ts";
import type { Subjects } from "./fields-program/words.ts";
import { table } from "./fields-table.ts";
import { cases } from "./support/cases.ts";
import { docker } from "./support/engine.ts";
import { type FieldsHouse, openFields } from "./support/fields-house.ts";

let house: FieldsHouse;
let base: Subjects;

async function apply(subjects: Subjects): Promise<void> {
  house.write(subjects);
  const { code, stdout, stderr } = await house.up();
  if (code !== 0) throw new Error(`up failed: ${stdout}\n${stderr}`);
}

beforeAll(async () => {
  house = await openFields();
  base = baseOf(house.images.server);
  await apply(base);
});

afterAll(async () => {
  await house.remove();
});

/** What a row's command prints, or an output of the program says. */
async function seen(look: readonly string[]): Promise<string> {
  const named: Readonly<Record<string, string>> = { ...house.images, ...(await house.outputs()) };
  const words = look.map((word) => word.replace(/^@([A-Za-z]+)/, (whole, key: string) => named[key] ?? whole));
  return look.length === 1 && look[0]?.startsWith("@") === true ? (words[0] ?? "") : await docker(...words);
}

test("docs/fields.md says what the table says", () => {
  // Made anew with: node tests/house/fields-document.ts > docs/fields.md
  expect(readFileSync(join(projectFolder, "docs/fields.md"), "utf8")).toBe(fieldsDocument());
});

test("the preview is empty before any edit", async () => {
  expect(await house.preview()).toEqual([]);
});

describe("an edit of", () => {
  const rows = rowsOf(table);
  const taken = rows.filter(({ kind }) => kind !== "refused");
  const refused = rows.filter(({ kind }) => kind === "refused");

  test.each(cases("fields", taken))("$wrapper $name is seen in the preview, and then $kind", async (row) => {
    const edited = row.edit(base, house.images);
    try {
      house.write(edited);
      expect(await house.preview()).toEqual([...row.changes].sort());
      await apply(edited);
      if (row.look.length > 0) expect(await seen(row.look)).toBe(row.shows.replace("@other", house.images.other));
      expect(await house.preview()).toEqual([]);
    } finally {
      // Also after a failure: the next row begins with the base.
      if (row.lasting === true) base = edited;
      await apply(base);
    }
  });

  test.each(cases("refused fields", refused))("$wrapper $name is refused: $because", async (row) => {
    house.write(row.edit(base, house.images));
    await expect(house.preview()).rejects.toThrow(row.shows);
    house.write(base);
    expect(await house.preview()).toEqual([]);
  });
});
