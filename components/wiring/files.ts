import type { FilesRecord } from "./records.ts";
import { running, type Selected } from "./selected.ts";
import { userOf } from "./users.ts";

/** Configuration files of every service that runs and has any. */
export function files(services: readonly Selected[]): readonly FilesRecord[] {
  return running(services).flatMap(({ spec }) => {
    if (spec.configuration === undefined) return [];
    const { mount: _, ...content } = spec.configuration;
    return [{ service: spec.name, user: userOf(spec.name), ...content }];
  });
}
