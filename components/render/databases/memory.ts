import type { Plan } from "../../wiring/plan.ts";

/**
 * Makes shares of the memory of a service's container, such as `64MB` for a quarter of 256 MiB: at least 1, in MiB, as the
 * server writes that unit. Throws when the Plan has no such container.
 */
export function sharesOf(
  { containers }: Pick<Plan, "containers">,
  service: string,
  unit: string,
): (part: number) => string {
  const container = containers.find((one) => one.service === service);
  if (container === undefined) throw new Error(`${service} has configuration and no container`);
  return (part) => `${String(Math.max(1, Math.floor(container.memoryMebibytes * part)))}${unit}`;
}
