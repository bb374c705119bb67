import type { Subject } from "./judged.ts";
import { type Mount, ofMounts, ofVolumes } from "./mounts.ts";
import type { Check, Checks, Finding } from "./rule.ts";
import type { Settings } from "./settings.ts";

/** A value of a workload, and the path of the input that holds it. */
export interface At<T> {
  readonly value: T | undefined;
  readonly field: string;
}

/** A port that is published on the host. */
export interface Port {
  readonly field: string;
  /** Port of the host; undefined when the engine chooses one. */
  readonly host: number | undefined;
  /** Address of the host; undefined for all of them. */
  readonly address: string | undefined;
}

/**
 * What rules ask of a container, or of the tasks of a service, under one name. Each is a function, so that a value that is
 * unknown in a preview disturbs only the rules that need it.
 */
export interface Workload {
  readonly kind: "container" | "service";
  readonly name: string;
  readonly image: () => At<string>;
  readonly user: () => At<string>;
  readonly groups: () => At<readonly string[]>;
  readonly drops: () => At<readonly string[]>;
  readonly adds: () => At<readonly string[]>;
  readonly readOnly: () => At<boolean>;
  readonly command: () => readonly At<readonly string[]>[];
  /** Names and values. */
  readonly env: () => readonly { readonly key: string; readonly value: string; readonly field: string }[];
  readonly labels: () => readonly { readonly key: string; readonly value: string; readonly field: string }[];
  readonly mounts: () => readonly Mount[];
  readonly sysctls: () => At<Readonly<Record<string, string>>>;
  readonly networks: () => At<readonly string[]>;
  readonly ports: () => readonly Port[];
  readonly dns: () => At<readonly string[]>;
  readonly healthcheck: () => At<Healthcheck>;
  readonly hosts: () => At<readonly { readonly host: string; readonly ip: string }[]>;
  readonly logDriver: () => At<string>;
  readonly logOptions: () => At<Readonly<Record<string, string>>>;
}

/** A health check as Docker's inputs write it: durations such as `5s`. */
export interface Healthcheck {
  readonly tests?: readonly string[] | undefined;
  readonly interval?: string | undefined;
  readonly timeout?: string | undefined;
  readonly startPeriod?: string | undefined;
  readonly retries?: number | undefined;
}

function pair(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function at<T>(field: string, value: T | undefined): At<T> {
  return { field, value };
}

/** A container under the common names. */
export function ofContainer({ name, props }: Subject<"docker:index/container:Container">): Workload {
  return {
    kind: "container",
    name,
    image: () => at("image", props.image),
    user: () => at("user", props.user),
    groups: () => at("groupAdds", props.groupAdds),
    drops: () => at("capabilities.drops", props.capabilities?.drops),
    adds: () => at("capabilities.adds", props.capabilities?.adds),
    readOnly: () => at("readOnly", props.readOnly),
    command: () => [at("command", props.command), at("entrypoints", props.entrypoints)],
    env: () =>
      (props.envs ?? []).map((text, index) => {
        const [key, value] = pair(text);
        return { key, value, field: `envs[${String(index)}]` };
      }),
    labels: () =>
      (props.labels ?? []).map(({ label, value }, index) => ({ key: label, value, field: `labels[${String(index)}]` })),
    mounts: () => [...ofMounts(props.mounts, "mounts"), ...ofVolumes(props.volumes)],
    sysctls: () => at("sysctls", props.sysctls),
    networks: () =>
      at(
        "networksAdvanced",
        props.networksAdvanced?.map((network) => network.name),
      ),
    ports: () =>
      (props.ports ?? []).map(({ external, ip }, index) => ({
        field: `ports[${String(index)}]`,
        host: external === 0 ? undefined : external,
        address: ip,
      })),
    dns: () => at("dns", props.dns),
    healthcheck: () => at("healthcheck", props.healthcheck),
    hosts: () => at("hosts", props.hosts),
    logDriver: () => at("logDriver", props.logDriver),
    logOptions: () => at("logOpts", props.logOpts),
  };
}

/** A network of a service; the older way to write it is by name. */
interface NetworkReference {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** The tasks of a service under the common names. */
export function ofService({ name, props }: Subject<"docker:index/service:Service">): Workload {
  const path = "taskSpec.containerSpec";
  const spec = () => props.taskSpec.containerSpec;
  return {
    kind: "service",
    name,
    image: () => at(`${path}.image`, spec().image),
    user: () => at(`${path}.user`, spec().user),
    groups: () => at(`${path}.groups`, spec().groups),
    drops: () => at(`${path}.capDrops`, spec().capDrops),
    adds: () => at(`${path}.capAdds`, spec().capAdds),
    readOnly: () => at(`${path}.readOnly`, spec().readOnly),
    command: () => [at(`${path}.commands`, spec().commands), at(`${path}.args`, spec().args)],
    env: () => Object.entries(spec().env ?? {}).map(([key, value]) => ({ key, value, field: `${path}.env.${key}` })),
    labels: () => [
      ...(spec().labels ?? []).map(({ label, value }, index) => ({
        key: label,
        value,
        field: `${path}.labels[${String(index)}]`,
      })),
      ...(props.labels ?? []).map(({ label, value }, index) => ({
        key: label,
        value,
        field: `labels[${String(index)}]`,
      })),
    ],
    mounts: () => ofMounts(spec().mounts, `${path}.mounts`),
    sysctls: () => at(`${path}.sysctl`, spec().sysctl),
    networks: () =>
      at(
        "taskSpec.networksAdvanceds",
        props.taskSpec.networksAdvanceds?.map(({ id, name }: NetworkReference) => id ?? name ?? ""),
      ),
    ports: () =>
      (props.endpointSpec?.ports ?? []).map(({ publishedPort }, index) => ({
        field: `endpointSpec.ports[${String(index)}]`,
        host: publishedPort === 0 ? undefined : publishedPort,
        address: undefined,
      })),
    dns: () => at(`${path}.dnsConfig.nameservers`, spec().dnsConfig?.nameservers),
    healthcheck: () => at(`${path}.healthcheck`, spec().healthcheck),
    hosts: () => at(`${path}.hosts`, spec().hosts),
    logDriver: () => at("taskSpec.logDriver.name", props.taskSpec.logDriver?.name),
    logOptions: () => at("taskSpec.logDriver.options", props.taskSpec.logDriver?.options),
  };
}

/** One check for containers and services alike. */
export function workloads(check: (workload: Workload, settings: Settings) => Iterable<Finding>): Checks {
  const container: Check<"docker:index/container:Container"> = (subject, settings) =>
    check(ofContainer(subject), settings);
  const service: Check<"docker:index/service:Service"> = (subject, settings) => check(ofService(subject), settings);
  return { "docker:index/container:Container": container, "docker:index/service:Service": service };
}

/** A check for containers alone, because services have no such field. */
export function containers(check: Check<"docker:index/container:Container">): Checks {
  return { "docker:index/container:Container": check };
}
