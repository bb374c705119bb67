import { safeSettings } from "../../../policies/settings.ts";
import { carrier, container, oneShot, service } from "../case.ts";
import type { StackRuleCases } from "../stack-case.ts";

const sized = (name: string, memory: number) => container({ memory }, name);

const tasks = (name: string, mebibytes: number, replicas?: number) =>
  service(
    {},
    { resources: { limits: { memoryBytes: mebibytes * 2 ** 20 } } },
    replicas === undefined ? {} : { mode: { replicated: { replicas } } },
    name,
  );

const host = (hostMemoryMebibytes: number) => ({ ...safeSettings, hostMemoryMebibytes });

/** Cases of the rules about what all workloads use up together. */
export const stackResourceCases: readonly StackRuleCases[] = [
  {
    rule: "HS-036",
    violating: [
      {
        what: "the whole host",
        subjects: [sized("small", 424), sized("large", 600)],
        settings: host(1024),
        field: "memory",
        names: ["large"],
      },
      {
        what: "just more than nine tenths",
        subjects: [sized("small", 400), sized("large", 522)],
        settings: host(1024),
        field: "memory",
        names: ["large"],
      },
      {
        what: "tasks of a service",
        subjects: [sized("small", 500), tasks("web", 200, 3)],
        settings: host(1024),
        field: "taskSpec.resources.limits.memoryBytes",
        names: ["web"],
      },
    ],
    clean: [
      { what: "nine tenths", subjects: [sized("small", 400), sized("large", 521)], settings: host(1024) },
      { what: "one task", subjects: [sized("small", 500), tasks("web", 200)], settings: host(1024) },
      { what: "a host that is not known", subjects: [sized("large", 2 ** 20)], settings: safeSettings },
      {
        what: "what never runs beside the others",
        subjects: [
          sized("large", 900),
          { ...carrier, props: { ...carrier.props, memory: 900 } },
          { ...oneShot, props: { ...oneShot.props, memory: 900 } },
        ],
        settings: host(1024),
      },
      { what: "an empty stack", subjects: [], settings: host(1024) },
    ],
    unknown: { subjects: [sized("small", 400)], path: ["memory"] },
  },
];
