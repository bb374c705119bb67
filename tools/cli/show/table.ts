import { stripVTControlCharacters } from "node:util";

/** Rows under their headings, in columns as wide as their widest cell. The last column is not padded. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headings, ...rows];
  const width = (text: string): number => stripVTControlCharacters(text).length;
  const widths = headings.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ""))));
  const line = (row: readonly string[]): string =>
    widths
      .map((wide, column) => (row[column] ?? "") + " ".repeat(Math.max(0, wide - width(row[column] ?? ""))))
      .join("  ")
      .trimEnd();
  const rule = widths.map((wide) => "-".repeat(wide)).join("  ");
  return [line(headings), rule, ...rows.map(line)].join("\n");
}

/** A heading and its table; nothing when there are no rows. */
export function section(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return rows.length === 0 ? [] : [`\n${title}`, table(headings, rows)];
}
