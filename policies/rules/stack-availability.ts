import type { Subject } from "../judged.ts";
import { words } from "../normal.ts";
import { healthWindow } from "../probe.ts";
import { ofType, type Resources, type StackFinding, type StackRule } from "../rule.ts";
import { hasRole } from "../settings.ts";
import { findingOf, lastingContainers, placed } from "../stack.ts";

type Container = Subject<"docker:index/container:Container">;

/** Whether a command, such as one that asks for health, stands between two resources; what it does cannot be seen. */
function isGated(dependent: { readonly dependencies?: readonly string[] }, urn: string, resources: Resources): boolean {
  return resources.some(
    (one) =>
      one.type.startsWith("command:") &&
      (dependent.dependencies ?? []).includes(one.urn) &&
      (one.dependencies ?? []).includes(urn),
  );
}

function* shortWait({ urn, name, props }: Container): Iterable<StackFinding> {
  const { healthcheck, waitTimeout = 60 } = props;
  const least = healthcheck === undefined ? 0 : healthWindow(healthcheck);
  if (waitTimeout < least)
    yield { urn, name, field: "waitTimeout", found: String(waitTimeout), allowed: `${String(least)} or more` };
}

/** What others build on is waited for until it is healthy. */
export const gatedDependencies: StackRule = {
  id: "HS-042",
  title: "What others depend on is waited for until it is healthy",
  why: "Otherwise they start against something that is not there yet, or never will be, and the update says it is well.",
  level: "mandatory",
  anchors: [],
  remedy: "set wait, and waitTimeout to start period plus retries times interval; or put a command between that waits",
  settings: ["roles"],
  checkStack: function* (resources, settings) {
    const running = [...lastingContainers(resources), ...ofType(resources, "docker:index/service:Service")];
    for (const container of lastingContainers(resources)) {
      if (hasRole(settings, container.name, "job")) continue;
      if (container.props.wait === true) {
        yield* shortWait(container);
        continue;
      }
      const { urn, name } = container;
      const hasty = running
        .filter(({ dependencies }) => (dependencies ?? []).includes(urn))
        .filter((dependent) => !isGated(dependent, urn, resources));
      if (hasty.length === 0) continue;
      const found = `no wait, and these depend on it: ${words(hasty.map((one) => one.name))}`;
      yield { urn, name, field: "wait", found, allowed: "true" };
    }
  },
};

/** A volume that something writes is protected. */
export const protectedData: StackRule = {
  id: "HS-047",
  title: "Volumes that hold data are protected",
  why: "A volume that is renamed, replaced or dropped from the program is deleted with all that is in it.",
  level: "mandatory",
  anchors: [],
  remedy: "give the docker.Volume the option protect, and mount it by its name",
  checkStack: function* (resources) {
    const writers = placed(resources);
    const written = writers.flatMap((writer) =>
      writer.workload
        .mounts()
        .flatMap((mount) => (mount.kind === "volume" && !mount.readOnly ? [{ writer, mount }] : [])),
    );
    for (const { writer, mount } of written)
      if (mount.target !== undefined && (mount.source ?? "") === "")
        yield findingOf(writer, mount.field, "a volume without a name", "a protected docker.Volume, or a tmpfs");
    for (const { urn, name, props, opts } of ofType(resources, "docker:index/volume:Volume")) {
      if (opts.protect) continue;
      const by = written.filter(({ mount }) => mount.source === props.name).map(({ writer }) => writer.workload.name);
      if (by.length > 0)
        yield { urn, name, field: "opts.protect", found: `false, and written by ${words(by)}`, allowed: "true" };
    }
  },
};
