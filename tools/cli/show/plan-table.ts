import type { Plan } from "../../../components/wiring/plan.ts";
import { section } from "./table.ts";

/** The Plan for people: every service, and everything that is less, open or still to come. */
export function planText(plan: Plan): string {
  const urlOf = new Map(plan.routes.map(({ service, url }) => [service, url]));
  const services = plan.containers.map(({ service, zone, user, memoryMebibytes, cores, swap }) => [
    service,
    zone,
    urlOf.get(service) ?? "-",
    String(user),
    `${String(memoryMebibytes)}MiB`,
    String(cores),
    swap,
  ]);
  const placeOf = ({ place }: Plan["volumes"][number]): string =>
    place.kind === "engine" ? `volume ${place.name}` : `${place.sentinel}/${place.below}`;
  return [
    `stack ${plan.stack}, ${plan.access.mode} at ${plan.access.address}:${String(plan.access.port)}, images ${plan.imageSource}`,
    ...section("Services", ["service", "zone", "url", "user", "memory", "cores", "swap"], services),
    ...section(
      "Data",
      ["service", "volume", "tier", "place"],
      plan.volumes.map((volume) => [volume.service, volume.volume, volume.tier, placeOf(volume)]),
    ),
    ...section(
      "Open to everybody",
      ["service", "reason"],
      plan.routes.flatMap(({ service, openBecause }) => (openBecause === undefined ? [] : [[service, openBecause]])),
    ),
    ...section(
      "Exceptions from the hardening",
      ["service", "what", "reason"],
      plan.exceptions.map(({ service, what, reason }) => [service, what, reason]),
    ),
    ...section(
      "Waived",
      ["service", "facet", "reason"],
      plan.waivers.map(({ service, facet, reason }) => [service, facet, reason]),
    ),
    ...section(
      "Declared, not yet provided",
      ["service", "facet", "declared"],
      plan.notYetProvided.map(({ service, facet, declared }) => [service, facet, declared]),
    ),
    ...section(
      "Open decisions of custom entries",
      ["service", "facet", "taken"],
      plan.openDecisions.map(({ service, facet, taken }) => [service, facet, taken]),
    ),
    ...section(
      "Retired (data and secrets stay)",
      ["service"],
      plan.retired.map((service) => [service]),
    ),
  ].join("\n");
}
