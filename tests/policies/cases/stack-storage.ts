import type { Inputs } from "../../../policies/judged.ts";
import { safeSettings } from "../../../policies/settings.ts";
import { carrier, container, oneShot, resource, service } from "../case.ts";
import type { StackRuleCases } from "../stack-case.ts";
import { withUnknown } from "../unknown.ts";

type MountInput = NonNullable<Inputs["docker:index/container:Container"]["mounts"]>[number];

const volume = (source: string, readOnly = false): MountInput => ({
  type: "volume",
  source,
  target: "/data",
  readOnly,
});
const bind = (source: string, readOnly = false): MountInput => ({ type: "bind", source, target: "/data", readOnly });

const writer = (name: string, ...mounts: MountInput[]) => container({ mounts }, name);

const disguised = (name: string, device: string) =>
  resource("docker:index/volume:Volume", { name, driverOpts: { type: "none", o: "bind", device } }, name);

/** Cases of the rules about storage that several share. */
export const stackStorageCases: readonly StackRuleCases[] = [
  {
    rule: "HS-028",
    violating: [
      {
        what: "a volume of two",
        subjects: [writer("db", volume("db")), writer("app", volume("other"), volume("db"))],
        field: "mounts[1].source",
        names: ["app"],
      },
      {
        what: "nothing said is writable",
        subjects: [writer("db", volume("db")), writer("app", { type: "volume", source: "db", target: "/db" })],
        field: "mounts[0].source",
        names: ["app"],
      },
      {
        what: "a folder of three, written differently",
        subjects: [
          writer("db", bind("/mnt/fast/db")),
          writer("app", bind("/mnt/fast/./db/")),
          writer("more", bind("/mnt/fast/x/../db")),
        ],
        field: "mounts[0].source",
        names: ["app", "more"],
      },
      {
        what: "a folder within another's",
        subjects: [writer("db", bind("/mnt/fast/db/main")), writer("app", bind("/mnt/fast/db"))],
        field: "mounts[0].source",
        names: ["app"],
      },
      {
        what: "a volume that is another's folder",
        subjects: [disguised("db", "/mnt/fast/db"), writer("db", bind("/mnt/fast/db")), writer("app", volume("db"))],
        field: "mounts[0].source",
        names: ["app"],
      },
      {
        what: "two volumes that are one folder",
        subjects: [
          disguised("one", "/mnt/fast/db"),
          disguised("two", "/mnt/fast/db"),
          writer("db", volume("one")),
          writer("app", volume("two")),
        ],
        field: "mounts[0].source",
        names: ["app"],
      },
      {
        what: "an older volume, and a service",
        subjects: [
          container({ mounts: [], volumes: [{ volumeName: "db", containerPath: "/db" }] }, "db"),
          service({ mounts: [volume("db")] }, {}, {}, "app"),
        ],
        field: "taskSpec.containerSpec.mounts[0].source",
        names: ["app"],
      },
      {
        what: "a media player and another",
        subjects: [writer("player", bind("/mnt/bulk/films")), writer("db", bind("/mnt/bulk/films"))],
        field: "mounts[0].source",
        names: ["db"],
      },
    ],
    clean: [
      { what: "a writer and a reader", subjects: [writer("db", volume("db")), writer("backup", volume("db", true))] },
      { what: "neighbours", subjects: [writer("db", bind("/mnt/fast/db")), writer("app", bind("/mnt/fast/db2"))] },
      { what: "one volume twice in one container", subjects: [writer("db", volume("db"), volume("db"))] },
      { what: "a volume named as a folder", subjects: [writer("db", volume("db")), writer("app", bind("/db"))] },
      {
        what: "what prepares it, and what carries files into it",
        subjects: [
          { ...oneShot, name: "ready", urn: "urn:ready", props: { ...oneShot.props, mounts: [volume("db")] } },
          { ...carrier, name: "files", urn: "urn:files", props: { ...carrier.props, mounts: [volume("db")] } },
          writer("db", volume("db")),
        ],
      },
      {
        what: "films of two with the role media",
        subjects: [writer("player", bind("/mnt/bulk/films")), writer("importer", bind("/mnt/bulk/films"))],
        settings: { ...safeSettings, roles: { player: ["media"], importer: ["media"] } },
      },
      {
        what: "configuration in a volume that has no name yet",
        subjects: [
          withUnknown(writer("app", volume("files", true)), ["mounts", "0", "source"]),
          withUnknown(resource("docker:index/volume:Volume", { name: "files" }), ["name"]),
        ],
      },
    ],
    unknown: {
      subjects: [writer("db", volume("db")), writer("app", volume("app"))],
      path: ["mounts", "0", "source"],
    },
  },
];
