/** Stack and project of a URN, `urn:pulumi:<stack>::<project>::<type>::<name>`; empty for what is none. */
export function placeOf(urn: string): { readonly stack: string; readonly project: string } {
  const [, stack = "", project = ""] = /^urn:pulumi:([^:]+)::([^:]+)::/.exec(urn) ?? [];
  return { stack, project };
}
