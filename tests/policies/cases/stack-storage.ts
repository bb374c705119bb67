import type { Inputs } from "../../../policies/judged.ts";
import { safeSettings } from "../../../policies/settings.ts";
import { carrier, container, oneShot, resource, service } from "../case.ts";
import { renamed, type StackRuleCases } from "../stack-case.ts";
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
        stack: [writer("db", volume("db")), writer("app", volume("other"), volume("db"))],
        finds: ["app: mounts[1].source"],
      },
      {
        what: "nothing said is writable",
        stack: [writer("db", volume("db")), writer("app", { type: "volume", source: "db", target: "/db" })],
        finds: ["app: mounts[0].source"],
      },
      {
        what: "a folder of three, written differently",
        stack: [
          writer("db", bind("/mnt/fast/db")),
          writer("app", bind("/mnt/fast/./db/")),
          writer("more", bind("/mnt/fast/x/../db")),
        ],
        finds: ["app: mounts[0].source", "more: mounts[0].source"],
      },
      {
        what: "a folder within another's",
        stack: [writer("db", bind("/mnt/fast/db/main")), writer("app", bind("/mnt/fast/db"))],
        finds: ["app: mounts[0].source"],
      },
      {
        what: "a volume that is another's folder",
        stack: [disguised("db", "/mnt/fast/db"), writer("db", bind("/mnt/fast/db")), writer("app", volume("db"))],
        finds: ["app: mounts[0].source"],
      },
      {
        what: "two volumes that are one folder",
        stack: [
          disguised("one", "/mnt/fast/db"),
          disguised("two", "/mnt/fast/db"),
          writer("db", volume("one")),
          writer("app", volume("two")),
        ],
        finds: ["app: mounts[0].source"],
      },
      {
        what: "an older volume, and a service",
        stack: [
          container({ mounts: [], volumes: [{ volumeName: "db", containerPath: "/db" }] }, "db"),
          service({ mounts: [volume("db")] }, {}, {}, "app"),
        ],
        finds: ["app: taskSpec.containerSpec.mounts[0].source"],
      },
      {
        what: "a media player and another",
        stack: [writer("player", bind("/mnt/bulk/films")), writer("db", bind("/mnt/bulk/films"))],
        finds: ["db: mounts[0].source"],
      },
    ],
    clean: [
      { what: "a writer and a reader", stack: [writer("db", volume("db")), writer("backup", volume("db", true))] },
      { what: "neighbours", stack: [writer("db", bind("/mnt/fast/db")), writer("app", bind("/mnt/fast/db2"))] },
      { what: "one volume twice in one container", stack: [writer("db", volume("db"), volume("db"))] },
      { what: "a volume named as a folder", stack: [writer("db", volume("db")), writer("app", bind("/db"))] },
      {
        what: "what prepares it, and what carries files into it",
        stack: [
          renamed(oneShot, "ready", { mounts: [volume("db")] }),
          renamed(carrier, "files", { mounts: [volume("db")] }),
          writer("db", volume("db")),
        ],
      },
      {
        what: "films of two with the role media",
        stack: [writer("player", bind("/mnt/bulk/films")), writer("importer", bind("/mnt/bulk/films"))],
        settings: { ...safeSettings, roles: { player: ["media"], importer: ["media"] } },
      },
      {
        what: "configuration in a volume that has no name yet",
        stack: [
          withUnknown(writer("app", volume("files", true)), ["mounts", "0", "source"]),
          withUnknown(resource("docker:index/volume:Volume", { name: "files" }), ["name"]),
        ],
      },
    ],
    unknown: {
      stack: [writer("db", volume("db")), writer("app", volume("app"))],
      subject: writer("app", volume("app")),
      path: ["mounts", "0", "source"],
    },
  },
];
