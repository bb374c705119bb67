import { bad, carrier, container, made, oneShot, type RuleCases, service } from "../case.ts";
import { cleanContainer } from "../clean.ts";

const good = { ...cleanContainer.healthcheck };

function checked(tests: string[]) {
  return container({ healthcheck: { ...good, tests } });
}

/** Checks that say the same whether the program lives or not. */
const vain: readonly (readonly string[])[] = [
  [],
  ["NONE"],
  ["curl -f http://127.0.0.1/"],
  ["CMD"],
  ["CMD", "true"],
  ["CMD", "/bin/true"],
  ["CMD", "/usr/bin/env", "A=b", "true"],
  ["CMD", "busybox", "timeout", "5", "true"],
  ["CMD", "sh", "-c", "exit 0"],
  ["CMD", "/bin/bash", "-ec", "exec true"],
  ["CMD", "test", "1", "=", "1"],
  ["CMD", "test", "-d", "/"],
  ["CMD", "[", "!", "-f", "/etc/../bin/sh", "]"],
  ["CMD", "ls"],
  ["CMD", "cat", "/etc/../etc/hostname"],
  ["CMD", "kill", "-0", "1"],
  ["CMD-SHELL"],
  ["CMD-SHELL", ""],
  ["CMD-SHELL", ":"],
  ["CMD-SHELL", "exit 0"],
  ["CMD-SHELL", "exit 1"],
  ["CMD-SHELL", "echo ok"],
  ["CMD-SHELL", "'tr'\"ue\""],
  ["CMD-SHELL", "eval true"],
  ["CMD-SHELL", "true # or; curl http://127.0.0.1:8080/"],
  ["CMD-SHELL", "true", "curl -f http://127.0.0.1:8080/"],
  ["CMD-SHELL", "if true; then exit 0; else exit 1; fi"],
  ["CMD-SHELL", "exit 0; curl -f http://127.0.0.1:8080/"],
  ["CMD-SHELL", "true || curl -f http://127.0.0.1:8080/"],
  ["CMD-SHELL", "curl -f http://127.0.0.1:8080/ 2>&1 || true"],
  ["CMD-SHELL", "curl -f http://127.0.0.1:8080/ || (exit 0)"],
  ["CMD-SHELL", "curl -f http://127.0.0.1:8080/ || echo unwell"],
  ["CMD-SHELL", "curl -f http://127.0.0.1:8080/; exit 00"],
  ["CMD-SHELL", "curl -f http://127.0.0.1:8080/\nsh -c 'true'"],
  ["CMD-SHELL", "curl -f http://127.0.0.1:8080/ | tee /dev/null"],
  ["CMD-SHELL", "curl -f http://127.0.0.1:8080/ &"],
];

/** Checks that ask somebody else. */
const elsewhere: readonly (readonly string[])[] = [
  ["CMD", "wget", "-qO-", "http://db:8080/"],
  ["CMD", "curl", "-f", "https://somebody:something@example.org/"],
  ["CMD", "curl", "-f", "http://127.0.0.1.example.org/"],
  ["CMD", "curl", "-f", "http://[2001:db8::1]:80/"],
  ["CMD", "curl", "-f", "app:8080/health"],
  ["CMD", "pg_isready", "-h", "db"],
  ["CMD", "redis-cli", "--host=cache", "ping"],
  ["CMD", "nc", "-z", "-w", "2", "db", "5432"],
  ["CMD", "bash", "-c", "exec 3<>/dev/tcp/10.0.0.1/80"],
  ["CMD-SHELL", "wget -qO- http://127.0.0.1/ && wget -qO- http://db/ || exit 1"],
];

const real: readonly (readonly string[])[] = [
  ["CMD", "/healthcheck"],
  ["CMD", "test", "-c", "/dev/dri/renderD128"],
  ["CMD", "test", "-f", "ready"],
  ["CMD", "cat", "healthy"],
  ["CMD-SHELL", "kill -0 $(cat /run/app.pid)"],
  ["CMD-SHELL", "curl -f http://127.0.0.1:8080/; exit $?"],
  ["CMD", "curl", "-f", "-H", "Host: https://cloud.example.org", "http://localhost:80/status.php"],
  ["CMD", "curl", "--unix-socket", "/run/app.sock", "http://app/health"],
  ["CMD", "pg_isready", "-h", "/run/postgresql"],
  ["CMD", "nc", "-z", "127.0.0.1", "1883"],
  ["CMD", "etcdctl", "--endpoints=127.0.0.1:2379", "endpoint", "health"],
  ["CMD-SHELL", "curl -fsS 'http://127.0.0.1:8080/a;b' >/dev/null 2>&1 || exit 1"],
  ["CMD-SHELL", "if ! curl -f http://[::1]:8080/; then exit 1; fi; exit 0"],
  ["CMD-SHELL", 'test "$(redis-cli ping)" = PONG'],
  ["CMD-SHELL", "set -e; wget -q http://localhost/; echo well"],
  ["CMD-SHELL", "grep -q :6987 /proc/net/udp"],
  ["CMD-SHELL", "bash -c 'exec 3<>/dev/tcp/127.0.0.1/12345'"],
];

/** Cases of the rule about health checks. */
export const healthCases: RuleCases = {
  rule: "HS-040",
  violating: [
    bad("no check", "healthcheck", container({ healthcheck: undefined })),
    bad("an empty check", "healthcheck.tests", container({ healthcheck: {} })),
    bad("a service with none", "taskSpec.containerSpec.healthcheck", service({ healthcheck: { tests: ["NONE"] } })),
    ...[...vain, ...elsewhere].map((tests) =>
      bad(`test ${JSON.stringify(tests)}`, "healthcheck.tests", checked([...tests])),
    ),
    bad("a pause of an hour", "healthcheck.interval", container({ healthcheck: { ...good, interval: "1h" } })),
    bad("a pause of nothing", "healthcheck.interval", container({ healthcheck: { ...good, interval: "5ms" } })),
    bad("the engine's timeout", "healthcheck.timeout", container({ healthcheck: { ...good, timeout: "" } })),
    bad(
      "a timeout as long as the pause",
      "healthcheck.timeout",
      container({ healthcheck: { ...good, timeout: "5s" } }),
    ),
    bad("no time to start", "healthcheck.startPeriod", container({ healthcheck: { ...good, startPeriod: "0s" } })),
    bad("no duration", "healthcheck.startPeriod", container({ healthcheck: { ...good, startPeriod: "soon" } })),
    bad("too many tries", "healthcheck.retries", container({ healthcheck: { ...good, retries: 100 } })),
    bad("what never starts but has a network", "healthcheck", {
      ...carrier,
      props: { ...carrier.props, networkMode: "demo-apps", healthcheck: {} },
    }),
  ],
  clean: [
    made("a clean container", container()),
    made("a clean service", service()),
    ...real.map((tests) => made(`test ${JSON.stringify(tests)}`, checked([...tests]))),
    made("the engine's pause and tries", container({ healthcheck: { ...good, interval: "", retries: 0 } })),
    made("a carrier", { ...carrier, props: { ...carrier.props, healthcheck: {} } }),
    made("a one-shot", { ...oneShot, props: { ...oneShot.props, healthcheck: {} } }),
    made("a job", container({ healthcheck: {} }, "migration")),
  ],
  unknown: { subject: container(), path: ["healthcheck"] },
};
