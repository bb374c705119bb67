/** A container of stack `dev` as the engine shows it: running, and its last check failed. Default: one that runs a service. */
export function container(service: string, health: string, part?: string) {
  const labels = {
    "hearth.stack": "dev",
    "hearth.service": service,
    ...(part === undefined ? {} : { "hearth.part": part }),
  };
  return {
    id: service,
    name: `${service}-1`,
    status: "running",
    running: true,
    health,
    lastHealth: ["exit code 1: no"],
    labels,
  };
}
