import { ofType, type Resources, type StackRule } from "../rule.ts";
import { isLasting } from "../structure.ts";

/** Part of the host's memory that limits may add up to: the rest is the engine's and the host's own. */
const share = 0.9;

interface Need {
  readonly urn: string;
  readonly name: string;
  readonly field: string;
  readonly mebibytes: number;
}

function needs(resources: Resources): readonly Need[] {
  const containers = ofType(resources, "docker:index/container:Container")
    .filter(({ props }) => isLasting(props))
    .map(({ urn, name, props }) => ({ urn, name, field: "memory", mebibytes: props.memory ?? 0 }));
  const services = ofType(resources, "docker:index/service:Service").map(({ urn, name, props }) => {
    const bytes = props.taskSpec.resources?.limits?.memoryBytes ?? 0;
    const tasks = props.mode?.replicated?.replicas ?? 1;
    return { urn, name, field: "taskSpec.resources.limits.memoryBytes", mebibytes: (tasks * bytes) / 2 ** 20 };
  });
  return [...containers, ...services];
}

/** Together the limits leave the host some memory. */
export const memoryFits: StackRule = {
  id: "HS-036",
  title: "Memory limits together fit into the host",
  why: "Limits that add up to more are promises that cannot all be kept: on a bad day the kernel chooses who is ended.",
  level: "advisory",
  anchors: ["OWASP 7"],
  remedy: "lower the largest limits, or run less on this host",
  settings: ["hostMemoryMebibytes"],
  notApplicable: ({ hostMemoryMebibytes }) =>
    hostMemoryMebibytes === undefined ? "the configuration does not say hostMemoryMebibytes" : undefined,
  checkStack: function* (resources, { hostMemoryMebibytes }) {
    if (hostMemoryMebibytes === undefined) return;
    const all = needs(resources);
    const sum = all.reduce((before, { mebibytes }) => before + mebibytes, 0);
    const most = Math.floor(hostMemoryMebibytes * share);
    const [largest] = all.toSorted((a, b) => b.mebibytes - a.mebibytes);
    if (sum <= most || largest === undefined) return;
    const { urn, name, field, mebibytes } = largest;
    const found = `${String(Math.ceil(mebibytes))} of ${String(Math.ceil(sum))} MiB of all ${String(all.length)}`;
    yield { urn, name, field, found, allowed: `${String(most)} MiB for all` };
  },
};
