import type { Inputs, Subject } from "../../../policies/judged.ts";
import type { ForeignList, IdOf } from "../../../policies/foreign/list.ts";
import { container, resource, service } from "../case.ts";

/** Resources together. */
export type Stack = readonly Subject[];

/** By the id of each check that rules cover: stacks of which each breaks it. Between them every rule that names it has something to say. */
export type Breaking<List extends ForeignList> = Readonly<Partial<Record<IdOf<List>, readonly Stack[]>>>;

type Container = Inputs["docker:index/container:Container"];
type MountInput = NonNullable<Container["mounts"]>[number];

/** Stacks of one resource each. */
export function each(...subjects: readonly Subject[]): readonly Stack[] {
  return subjects.map((subject) => [subject]);
}

const pin = `@sha256:${"ab12".repeat(16)}`;

/** Containers and services that add a capability to none. */
export function adding(...names: readonly string[]): readonly Stack[] {
  return names.flatMap((name) =>
    each(container({ capabilities: { drops: ["ALL"], adds: [name] } }), service({ capAdds: [name] })),
  );
}

/** Containers with an option beside no-new-privileges. */
export function options(...given: readonly string[]): readonly Stack[] {
  return given.flatMap((option) => each(container({ securityOpts: ["no-new-privileges", option] })));
}

/** Containers and services with a user. */
export function users(...given: readonly string[]): readonly Stack[] {
  return given.flatMap((user) => each(container({ user }), service({ user })));
}

/** Containers with one input changed. */
export function changed(...changes: readonly Partial<Container>[]): readonly Stack[] {
  return each(...changes.map((change) => container(change)));
}

/** Containers and services that mount a folder of the host. */
export function mounting(source: string, more: Partial<MountInput> = {}): readonly Stack[] {
  const mounts = [{ type: "bind", source, target: "/inside", readOnly: true, ...more }];
  return each(container({ mounts }), service({ mounts }));
}

/** The same folder in every way that brings it in: mounts, the older volumes, a volume's options. */
export function reaching(folder: string): readonly Stack[] {
  const driverOpts = { type: "none", o: "bind", device: folder };
  return [
    ...mounting(folder),
    ...changed({ volumes: [{ hostPath: folder, containerPath: "/inside", readOnly: true }] }),
    ...each(resource("docker:index/volume:Volume", { driver: "local", driverOpts })),
  ];
}

/** Containers and services with a variable. */
export function variables(...pairs: readonly (readonly [string, string])[]): readonly Stack[] {
  return pairs.flatMap(([key, value]) =>
    each(container({ envs: [`${key}=${value}`] }), service({ env: { [key]: value } })),
  );
}

/** Containers and services of an image. */
export function images(...given: readonly string[]): readonly Stack[] {
  return given.flatMap((image) => each(container({ image }), service({ image })));
}

/** Containers with one published port. */
export function ports(...given: readonly { readonly external?: number; readonly ip?: string }[]): readonly Stack[] {
  return given.flatMap((port) => changed({ ports: [{ internal: 8080, ...port }] }));
}

/** A service with a published port, which is always open on every address. */
export function servicePort(publishedPort: number): readonly Stack[] {
  return each(service({}, {}, { endpointSpec: { ports: [{ targetPort: 8080, publishedPort }] } }));
}

/** Ways to fail that several rule sets look for. */
export const failing = {
  privileged: changed({ privileged: true }),
  undropped: each(container({ capabilities: {} }), service({ capDrops: [] })),
  escalating: changed({ securityOpts: [] }, { securityOpts: ["no-new-privileges:false"] }),
  socket: [...reaching("/var/run/docker.sock"), ...reaching("/run/docker.sock")],
  writableRoot: each(container({ readOnly: false }), service({ readOnly: false })),
  withoutMemory: each(container({ memory: undefined }), service({}, { resources: {} })),
  withoutCpu: each(container({ cpus: undefined }), service({}, { resources: {} })),
  withoutProcesses: changed({ ulimits: [{ name: "nofile", soft: 1024, hard: 1024 }] }),
  withoutHealth: each(container({ healthcheck: undefined }), service({ healthcheck: undefined })),
  withoutUser: each(container({ user: undefined }), service({ user: undefined })),
  withoutNetwork: each(container({ networksAdvanced: [] }), service({}, { networksAdvanceds: [] })),
  withoutTag: images("docker.io/library/caddy", "docker.io/library/caddy:latest"),
  withoutDigest: images("docker.io/library/caddy:2.11.4"),
  /** Nothing of what Kubernetes calls a security context. */
  withoutContext: changed({ capabilities: undefined, securityOpts: undefined, user: undefined, readOnly: undefined }),
  onEveryAddress: [...ports({ external: 18080 }, { external: 18080, ip: "0.0.0.0" }), ...servicePort(18080)],
  low: [...ports({ external: 80, ip: "127.0.0.1" }), ...servicePort(80)],
  triesToRestart: [
    ...changed({ restart: "on-failure", maxRetryCount: 10 }),
    ...each(service({}, { restartPolicy: { condition: "on-failure", maxAttempts: 10 } })),
  ],
  buildSecret: each(
    resource("docker:index/image:Image", {
      imageName: "registry.lan/app:1.0",
      build: { args: { NPM_TOKEN: "0123456789abcdef" } },
    }),
  ),
  knownHole: images(`docker.io/library/caddy:2.10.0${pin}`, `docker.io/library/caddy:2${pin}`),
} as const satisfies Readonly<Record<string, readonly Stack[]>>;
