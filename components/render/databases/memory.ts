import type { Plan } from "../../wiring/plan.ts";

/** Memory of a service's container, in MiB. Throws when the Plan has no such container. */
export function memoryOf({ containers }: Pick<Plan, "containers">, service: string): number {
  const container = containers.find((one) => one.service === service);
  if (container === undefined) throw new Error(`${service} has configuration and no container`);
  return container.memoryMebibytes;
}
