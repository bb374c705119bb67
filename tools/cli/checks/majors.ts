import { majorOf } from "../../../components/render/databases/majors.ts";
import type { DatabaseEngine } from "../../../components/site/database-engines.ts";

/** What a server of databases is to be, and what its data is of. */
export interface MajorFacts {
  readonly engine: DatabaseEngine;
  /** Version of the program in the image that is to run. */
  readonly image: string;
  /** Version that wrote the data. */
  readonly data: string;
}

/** Why a server would not take its data, or would take it and spoil it, with the way that keeps every row; empty when all do. */
export function majorProblems(facts: readonly MajorFacts[]): readonly string[] {
  return facts.flatMap(({ engine, image, data }) => {
    const [of, to] = [majorOf(engine, data), majorOf(engine, image)];
    if (of === undefined || to === undefined || of === to) return [];
    return [
      `${engine}: given an image of version ${to} for data of version ${of}; allowed: an image of ${of}, for no other takes the data as it is; ` +
        `nothing was changed; keep the source of images as it was, or bring the rows over by docs/databases.md, "Another major version"`,
    ];
  });
}
