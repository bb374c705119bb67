import { runsForGood } from "../kind.ts";
import { strangers, timesOf, vanity } from "../probe.ts";
import type { Finding, ResourceRule } from "../rule.ts";
import { hasRole } from "../settings.ts";
import { type Healthcheck, ofContainer, ofService, type Workload } from "../workload.ts";

function* timeFindings(field: string, healthcheck: Healthcheck): Iterable<Finding> {
  const { interval, timeout, startPeriod, retries } = timesOf(healthcheck);
  const given = (text: string | number | undefined) => (text === undefined || text === "" ? "nothing" : String(text));
  if (interval === undefined || interval < 1 || interval > 60)
    yield { field: `${field}.interval`, found: given(healthcheck.interval), allowed: "1s to 60s" };
  if (timeout === undefined || timeout >= (interval ?? 0))
    yield { field: `${field}.timeout`, found: given(healthcheck.timeout), allowed: "less than the interval" };
  if (startPeriod === undefined || startPeriod <= 0)
    yield { field: `${field}.startPeriod`, found: given(healthcheck.startPeriod), allowed: "a time such as 10s" };
  if (retries < 1 || retries > 10)
    yield { field: `${field}.retries`, found: given(healthcheck.retries), allowed: "1 to 10" };
}

function* healthFindings(workload: Workload): Iterable<Finding> {
  const { field, value } = workload.healthcheck();
  const allowed = "a program, and words that ask this container on its loopback";
  if (value === undefined) {
    yield { field, found: "nothing", allowed };
    return;
  }
  const tests = value.tests ?? [];
  const vain = vanity(tests);
  if (vain !== undefined) {
    yield { field: `${field}.tests`, found: vain, allowed };
    return;
  }
  // Who is asked is not told: where a host stands, a password may stand by mistake.
  if (strangers(tests).length > 0) yield { field: `${field}.tests`, found: "a question to another host", allowed };
  yield* timeFindings(field, value);
}

/** Every workload that runs says whether it is well. */
export const realHealthCheck: ResourceRule = {
  id: "HS-040",
  title: "Workloads have a health check that can fail",
  why: "Without one nobody notices a program that hangs; one that asks a neighbour fails when the neighbour does.",
  level: "mandatory",
  anchors: [
    ...(["CIS 4.6", "CIS 5.27", "PSS hostProbesAndHostLifecycle", "KICS 698ed579", "CKV_K8S_8"] as const),
    ...(["CKV_K8S_9", "DS-0026"] as const),
  ],
  remedy: "ask the program itself, every 1 to 60 s; give it time to start, and 1 to 10 tries",
  settings: ["roles"],
  checks: {
    "docker:index/container:Container": function* (subject, settings) {
      if (runsForGood(subject, settings)) yield* healthFindings(ofContainer(subject));
    },
    "docker:index/service:Service": function* (subject, settings) {
      if (!hasRole(settings, subject.name, "job")) yield* healthFindings(ofService(subject));
    },
  },
};
