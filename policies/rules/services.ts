import { seconds } from "../normal.ts";
import { healthWindow } from "../probe.ts";
import type { Checks, ResourceRule } from "../rule.ts";
import { hasRole } from "../settings.ts";
import type { Mount } from "../mounts.ts";
import { ofService } from "../workload.ts";

type ServiceCheck = NonNullable<Checks["docker:index/service:Service"]>;

/** A check for services that run for good. */
function lastingServices(check: ServiceCheck): Checks {
  return {
    "docker:index/service:Service": function* (subject, settings) {
      if (!hasRole(settings, subject.name, "job")) yield* check(subject, settings);
    },
  };
}

/** A bad update of a service goes back by itself, and is an error. */
export const rollsBack: ResourceRule = {
  id: "HS-045",
  title: "Services roll back by themselves, and the update fails when they do",
  why: "Otherwise a bad version stays, half updated, and the update is reported as a success.",
  level: "mandatory",
  anchors: [],
  remedy: "set updateConfig.failureAction to rollback, monitor to at least the health check's time, and convergeConfig",
  settings: ["roles"],
  checks: lastingServices(function* ({ props }) {
    const { failureAction, monitor } = props.updateConfig ?? {};
    if (failureAction !== "rollback")
      yield { field: "updateConfig.failureAction", found: failureAction ?? "nothing, so pause", allowed: "rollback" };
    const { healthcheck } = props.taskSpec.containerSpec;
    const window = healthcheck === undefined ? 0 : healthWindow(healthcheck);
    const watched = seconds(monitor ?? "0") ?? 0;
    if (watched === 0 || watched < window)
      yield {
        field: "updateConfig.monitor",
        found: monitor ?? "nothing, so 5s",
        allowed: `${String(Math.max(window, 5))}s or more, the time in which a health check fails`,
      };
    if (props.convergeConfig === undefined)
      yield { field: "convergeConfig", found: "nothing", allowed: "a time to wait, such as { timeout: 2m }" };
  }),
};

function isWritten({ kind, readOnly }: Mount): boolean {
  return !readOnly && kind !== "tmpfs";
}

/** Two of a service never write the same data; one that writes none is replaced without a gap. */
export const oneWriterAtATime: ResourceRule = {
  id: "HS-046",
  title: "Services that write data run once and stop first; others start first",
  why: "Two writers spoil a database; a service that writes nothing needs no gap when it is updated.",
  level: "mandatory",
  anchors: [],
  remedy: "set updateConfig.order, and mode.replicated.replicas to 1 where a mount is written",
  settings: ["roles"],
  checks: lastingServices(function* (subject) {
    const { mode, updateConfig, endpointSpec } = subject.props;
    const order = updateConfig?.order ?? "stop-first";
    if (!ofService(subject).mounts().some(isWritten)) {
      // A port on the host itself is free only when the old one has gone.
      if ((endpointSpec?.ports ?? []).some(({ publishMode }) => publishMode === "host")) return;
      if (order !== "start-first") yield { field: "updateConfig.order", found: order, allowed: "start-first" };
      return;
    }
    if (order !== "stop-first") yield { field: "updateConfig.order", found: order, allowed: "stop-first" };
    if (mode?.global === true) yield { field: "mode.global", found: "true", allowed: "one replica" };
    const replicas = mode?.replicated?.replicas ?? 1;
    if (replicas > 1) yield { field: "mode.replicated.replicas", found: String(replicas), allowed: "1" };
  }),
};
