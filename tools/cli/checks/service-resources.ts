import { nameOf, type StateResource } from "../stack/state.ts";

/** Resources of one service: named by it alone, or by it and a part. */
export function resourcesOf(
  service: string,
  all: readonly StateResource[],
  services: readonly string[],
): readonly StateResource[] {
  // A service named notes-archive is no part of the service notes.
  const longer = services.filter((name) => name.startsWith(`${service}-`));
  const belongs = (name: string, to: string): boolean => name === to || name.startsWith(`${to}-`);
  return all
    .filter(({ type }) => !type.startsWith("pulumi:"))
    .filter(({ urn }) => belongs(nameOf(urn), service) && !longer.some((other) => belongs(nameOf(urn), other)));
}
