import { carrier, container, oneShot, resource, service } from "../case.ts";
import { after, badStack, command, renamed, stack, type StackRuleCases, volume } from "../stack-case.ts";

const base = container({}, "base");
const gate = after(command("gate"), base);
const between = renamed(carrier, "files");
const network = resource("docker:index/network:Network", { name: "demo-apps" }, "apps");
const patient = container({ wait: true, waitTimeout: 25 }, "base");
const data = volume("demo-data", false);
const mounts = [{ type: "volume", source: "demo-data", target: "/data" }];
const older = { mounts: [], volumes: [{ volumeName: "demo-data", containerPath: "/data" }] };

/** Cases of the rules about what others build on, and about data. */
export const stackAvailabilityCases: readonly StackRuleCases[] = [
  {
    rule: "HS-042",
    violating: [
      badStack("no wait", "wait", base, after(container(), base)),
      badStack("no wait before a service", "wait", base, after(service(), base)),
      badStack(
        "a command besides that looks at another",
        "wait",
        base,
        after(container(), base, command("gate")),
        command("gate"),
      ),
      badStack(
        "a carrier between, which waits for nothing",
        "wait",
        base,
        after(container(), base, between),
        after(between, base),
      ),
      badStack("a network between", "wait", base, after(container(), base, network), after(network, base)),
      badStack("a short wait", "waitTimeout", container({ wait: true, waitTimeout: 24 })),
      badStack(
        "the provider's usual wait",
        "waitTimeout",
        container({
          wait: true,
          healthcheck: { tests: ["CMD", "/check"], startPeriod: "1m0s", interval: "10s", retries: 3 },
        }),
      ),
    ],
    clean: [
      stack("nobody depends on it", base, container()),
      stack("a wait", patient, after(container(), patient)),
      stack("a command that waits", base, gate, after(container(), base, gate)),
      stack("a carrier that writes its name down", base, after(renamed(carrier, "names"), base)),
      stack(
        "what depends on a carrier and a one-shot",
        carrier,
        renamed(oneShot, "job"),
        after(container({}, "app"), carrier, renamed(oneShot, "job")),
      ),
      stack(
        "what depends on a job",
        container({}, "migration"),
        after(container({}, "app"), container({}, "migration")),
      ),
    ],
    unknown: { stack: [patient], subject: patient, path: ["waitTimeout"] },
  },
  {
    rule: "HS-047",
    violating: [
      badStack("a container writes it", "opts.protect", data, container({ mounts })),
      badStack("a container of the older form writes it", "opts.protect", data, container(older)),
      badStack("a service writes it", "opts.protect", data, service({ mounts })),
      badStack(
        "one reads it and one writes it",
        "opts.protect",
        data,
        container({ mounts }, "writer"),
        container({ mounts: mounts.map((one) => ({ ...one, readOnly: true })) }),
      ),
      badStack("a volume without a name", "mounts[0]", container({ mounts: [{ type: "volume", target: "/data" }] })),
    ],
    clean: [
      stack("protected", volume("demo-data", true), container({ mounts })),
      stack("only read", data, container({ mounts: mounts.map((one) => ({ ...one, readOnly: true })) })),
      stack("filled and read", data, renamed(carrier, "filled", { mounts }), container({ mounts: [] })),
      stack("prepared", data, renamed(oneShot, "job", { mounts })),
      stack("another's", data, container({ mounts: [{ type: "volume", source: "demo-other", target: "/data" }] })),
      stack(
        "a folder of the host of the same name",
        data,
        container({ mounts: [{ type: "bind", source: "demo-data", target: "/d" }] }),
      ),
      stack("a folder in memory", data, container({ mounts: [{ type: "tmpfs", target: "/data" }] })),
    ],
    unknown: {
      stack: [volume("demo-data", true), container({ mounts })],
      subject: container({ mounts }),
      path: ["mounts", "0", "source"],
    },
  },
];
