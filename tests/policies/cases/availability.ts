import { bad, carrier, container, made, oneShot, type RuleCases, service } from "../case.ts";
import { healthCases } from "./health.ts";

const untouched = [made("a clean container", container()), made("a clean service", service())];
const exempt = [made("a carrier", carrier), made("a one-shot", oneShot)];
const postgres = { image: "localhost:5000/library/postgres" };
const written = { mounts: [{ type: "volume", source: "demo-data", target: "/data" }] };
const update = { failureAction: "rollback", monitor: "30s", order: "start-first" };

function ignoring(...ignoreChanges: string[]) {
  return container({}, "demo", { ignoreChanges });
}

/** Cases of the rules about being there, one resource at a time. */
export const availabilityCases: readonly RuleCases[] = [
  healthCases,
  {
    rule: "HS-041",
    violating: [
      ...["unless-stopped", "on-failure", "no", ""].map((restart) =>
        bad(`restart ${restart}`, "restart", container({ restart })),
      ),
      bad("a carrier that starts", "restart", { ...carrier, props: { ...carrier.props, networkMode: "bridge" } }),
      bad(
        "a service that gives up",
        "taskSpec.restartPolicy.condition",
        service({}, { restartPolicy: { condition: "on-failure" } }),
      ),
      bad(
        "a service with few tries",
        "taskSpec.restartPolicy.maxAttempts",
        service({}, { restartPolicy: { maxAttempts: 3 } }),
      ),
    ],
    clean: [
      ...untouched,
      ...exempt,
      made("a job", container({ restart: "on-failure" }, "migration")),
      made("a service with the engine's policy", service({}, { restartPolicy: {} })),
    ],
    unknown: { subject: container(), path: ["restart"] },
  },
  {
    rule: "HS-043",
    violating: [
      bad("not started", "start", container({ start: false })),
      bad("not missed", "mustRun", container({ mustRun: false })),
      bad("removed when it ends", "rm", container({ rm: true })),
      bad("attached to", "attach", container({ attach: true })),
      bad("a one-shot with a network", "mustRun", {
        ...oneShot,
        props: { ...oneShot.props, networksAdvanced: [{ name: "demo-apps" }] },
      }),
    ],
    clean: [
      ...untouched,
      ...exempt,
      made("said aloud", container({ start: true, mustRun: true, rm: false, attach: false })),
      made("a job", container({ mustRun: false, attach: true, restart: "no" }, "migration")),
    ],
    unknown: { subject: container({ attach: false }), path: ["attach"] },
  },
  {
    rule: "HS-044",
    violating: [
      bad("the engine's 10 seconds", "stopTimeout", container({ ...postgres, stopTimeout: 10 })),
      bad("killed by the provider", "destroyGraceSeconds", container({ ...postgres, destroyGraceSeconds: 0 })),
      bad("by its role", "stopTimeout", container({ stopTimeout: 29 }, "ledger")),
      bad("a service", "taskSpec.containerSpec.stopGracePeriod", service({ ...postgres, stopGracePeriod: "10s" })),
      bad("no duration", "taskSpec.containerSpec.stopGracePeriod", service({ ...postgres, stopGracePeriod: "long" })),
    ],
    clean: [
      ...untouched,
      made("time enough", container(postgres)),
      made("a service with a minute", service({ ...postgres, stopGracePeriod: "1m0s" })),
      made("no database", container({ image: "quay.io/prometheuscommunity/postgres-exporter:v1", stopTimeout: 10 })),
      made("a one-shot of its image", { ...oneShot, props: { ...oneShot.props, ...postgres, stopTimeout: 1 } }),
    ],
    unknown: { subject: container(postgres), path: ["stopTimeout"] },
  },
  {
    rule: "HS-045",
    violating: [
      bad(
        "pauses",
        "updateConfig.failureAction",
        service({}, {}, { updateConfig: { ...update, failureAction: "pause" } }),
      ),
      bad("looks away", "updateConfig.monitor", service({}, {}, { updateConfig: { ...update, monitor: "5s" } })),
      bad("the engine's own", "updateConfig", service({}, {}, { updateConfig: {} })),
      bad("waits for nothing", "convergeConfig", resourceWithout("convergeConfig")),
    ],
    clean: [
      ...untouched,
      made("looks long enough", service({}, {}, { updateConfig: { ...update, monitor: "25s" } })),
      made("a job", service({}, {}, { updateConfig: {} }, "migration")),
    ],
    unknown: { subject: service(), path: ["updateConfig"] },
  },
  {
    rule: "HS-046",
    violating: [
      bad("two writers for a while", "updateConfig.order", service(written)),
      bad(
        "two writers for good",
        "mode.replicated.replicas",
        service(written, {}, { updateConfig: { order: "stop-first" }, mode: { replicated: { replicas: 2 } } }),
      ),
      bad("one on each machine", "mode.global", service(written, {}, { updateConfig: {}, mode: { global: true } })),
      bad("a gap for nothing", "updateConfig.order", service({}, {}, { updateConfig: { order: "stop-first" } })),
      bad("the engine's order", "updateConfig.order", service({}, {}, { updateConfig: {} })),
    ],
    clean: [
      ...untouched,
      made("one writer", service(written, {}, { updateConfig: { order: "stop-first" } })),
      made("a folder in memory", service({ mounts: [{ type: "tmpfs", target: "/tmp" }] })),
      made(
        "a port of the host itself",
        service({}, {}, { updateConfig: {}, endpointSpec: { ports: [{ targetPort: 80, publishMode: "host" }] } }),
      ),
    ],
    unknown: { subject: service(), path: ["updateConfig", "order"] },
  },
  {
    rule: "HS-048",
    violating: [
      ...["image", "capabilities.adds", "mounts[0].readOnly", '["healthcheck"]', "ports[*]", "*"].map((path) =>
        bad(`ignores ${path}`, "opts.ignoreChanges", ignoring("labels", path)),
      ),
      ...["taskSpec", "taskSpec.containerSpec.image", 'taskSpec["containerSpec"].*', "updateConfig.order"].map((path) =>
        bad(`a service ignores ${path}`, "opts.ignoreChanges", service({}, {}, {}, "demo", { ignoreChanges: [path] })),
      ),
    ],
    clean: [
      ...untouched,
      made("labels", ignoring("labels")),
      made("labels of a service", service({}, {}, {}, "demo", { ignoreChanges: ["taskSpec.containerSpec.labels"] })),
    ],
    unknown: { subject: ignoring("labels") },
  },
];

function resourceWithout(field: "convergeConfig") {
  const clean = service();
  return {
    ...clean,
    props: Object.fromEntries(Object.entries(clean.props).filter(([key]) => key !== field)) as typeof clean.props,
  };
}
