import { foundation, optional } from "../../components/catalogue/index.ts";
import { toolbox } from "../../components/wiring/images.ts";

/** Keys below `hearth:` as a stack file says them. */
export type StackFile = Readonly<Record<string, unknown>>;

const httpbinImage =
  "ghcr.io/mccutchen/go-httpbin:2.25.0@sha256:20739736d4eb8dc1b998dff701f437b8bd62dcc46492bd0d861e89890ca36500";

const entry = { image: httpbinImage, port: 8080, health: "/status/200", memory: "16MiB", cores: 0.1 } as const;

/** Every image that a measured house runs. */
export const references = [...foundation, ...optional].map(({ spec }) => spec.image).concat(toolbox, httpbinImage);

/** The small house of a newcomer: what the template says. */
export const smallHouse: StackFile = {
  services: { website: {}, glances: {} },
  custom: { httpbin: { ...entry, memory: "64MiB" } },
};

/** Three applications that keep data, in three databases and a folder. */
export const dataHouse: StackFile = { services: { wordpress: {}, miniflux: {}, syncthing: {} } };

/** A house of so many made-up services. */
export function synthetic(services: number): StackFile {
  const names = Array.from({ length: services }, (_, index) => `synthetic-${String(index + 1)}`);
  return { custom: Object.fromEntries(names.map((name) => [name, entry])), budget: { memory: "64GiB", cores: 16 } };
}
