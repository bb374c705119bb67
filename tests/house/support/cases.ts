/** A row of a matrix; those with `always` stand for the others in a short run. */
export interface Case {
  /** Absent: only in a full run. */
  readonly always?: boolean;
}

/** Rows of a matrix to run: all with HEARTH_TEST_FULL=1, otherwise those that stand for the others; says how many of how many. */
export function cases<Row extends Case>(matrix: string, rows: readonly Row[]): readonly Row[] {
  const full = process.env["HEARTH_TEST_FULL"] === "1";
  const chosen = full ? rows : rows.filter(({ always }) => always === true);
  process.stdout.write(`${matrix}: ${String(chosen.length)} of ${String(rows.length)} cases\n`);
  return chosen;
}
