import { safeSettings } from "../../../policies/settings.ts";
import { carrier, container, oneShot, service } from "../case.ts";
import { renamed, type StackRuleCases } from "../stack-case.ts";

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
        stack: [sized("small", 424), sized("large", 600)],
        settings: host(1024),
        finds: ["large: memory"],
      },
      {
        what: "just more than nine tenths",
        stack: [sized("small", 400), sized("large", 522)],
        settings: host(1024),
        finds: ["large: memory"],
      },
      {
        what: "tasks of a service",
        stack: [sized("small", 500), tasks("web", 200, 3)],
        settings: host(1024),
        finds: ["web: taskSpec.resources.limits.memoryBytes"],
      },
    ],
    clean: [
      { what: "nine tenths", stack: [sized("small", 400), sized("large", 521)], settings: host(1024) },
      { what: "one task", stack: [sized("small", 500), tasks("web", 200)], settings: host(1024) },
      { what: "a host that is not known", stack: [sized("large", 2 ** 20)], settings: safeSettings },
      {
        what: "what never runs beside the others",
        stack: [
          sized("large", 900),
          renamed(carrier, "files", { memory: 900 }),
          renamed(oneShot, "ready", { memory: 900 }),
        ],
        settings: host(1024),
      },
      { what: "an empty stack", stack: [], settings: host(1024) },
    ],
    unknown: { stack: [sized("small", 400)], subject: sized("small", 400), path: ["memory"] },
  },
];
