import type { CheckInput, Rule } from "./rule.ts";
import { secrets } from "./secrets.ts";
import type { Selected } from "./selected.ts";

/** Where the stack file says a service's rotation, and what it says. */
function saidOf({ spec: { name } }: Selected, { services, custom }: CheckInput["site"]) {
  const entry = custom[name];
  return entry === undefined
    ? { path: `hearth:services.${name}.rotation`, rotation: services[name]?.rotation ?? 1 }
    : { path: `hearth:custom.${name}.rotation`, rotation: entry.rotation };
}

/** Rotations that would change nothing: of a service that has no password, and of the proxy, whose password is the sign-in's. */
export const rotationProblems: Rule = ({ services, site }) => {
  const owners = new Set(secrets(services, site).map(({ service }) => service));
  return services.flatMap((service) => {
    const { name, provides } = service.spec;
    const { path, rotation } = saidOf(service, site);
    if (rotation === 1 || (owners.has(name) && provides !== "proxy")) return [];
    return [
      {
        path,
        given: String(rotation),
        allowed: "a rotation only for a service with passwords of its own",
        remedy: provides === "proxy" ? "remove it, and raise hearth:signIn.rotation instead" : "remove it",
      },
    ];
  });
};
