import { entry, notes } from "../../support/house.ts";
import { each, type Row } from "./row.ts";

const mounted = (mount: unknown) => notes({ volumes: { data: { mount } } });
const two = (first: string, second: string) => notes({ volumes: { a: { mount: first }, b: { mount: second } } });

/** Paths in containers and on the machine, and volumes that meet. */
export const folders: readonly Row[] = [
  ...each("hearth:custom.notes.volumes.data.mount", mounted, [
    ["relative, which the engine takes for a name", "data", '"data"'],
    ["the root", "/", '"/"'],
    ["home", "~/data", '"~/data"'],
    ["variable", "$HOME/data", '"$HOME/data"'],
    ["dots", "/data/../etc", '"/data/../etc"'],
    ["one dot", "/./data", '"/./data"'],
    ["slash at the end", "/data/", '"/data/"'],
    ["two slashes", "//data", '"//data"'],
    ["colon", "/data:ro", '"/data:ro"'],
    ["blank", "/my data", '"/my data"'],
    ["line break", "/data\n", '"/data\\n"'],
    ["list", ["/data"], "a list"],
    ["processes", "/proc", "/proc"],
    ["devices", "/dev/sda", "/dev/sda"],
    ["programs", "/usr/bin", "/usr/bin"],
    ["above programs", "/usr", "/usr"],
    ["above accounts", "/etc", "/etc"],
  ]),
  {
    what: "volume without a mount",
    input: notes({ volumes: { data: {} } }),
    expected: [["hearth:custom.notes.volumes.data.mount", null]],
  },
  {
    what: "volume as a text",
    input: notes({ volumes: { data: "/data" } }),
    expected: [["hearth:custom.notes.volumes.data", '"/data"']],
  },
  {
    what: "volumes as a list",
    input: notes({ volumes: ["data:/data"] }),
    expected: [["hearth:custom.notes.volumes", "a list"]],
  },
  {
    what: "volume on an unknown tier",
    input: notes({ volumes: { data: { mount: "/data", tier: "fast" } } }),
    expected: [["hearth:custom.notes.volumes.data.tier", '"fast"']],
  },
  {
    what: "two volumes in one folder",
    input: two("/data", "/data"),
    expected: [["hearth:custom.notes.volumes.b.mount", "/data"]],
  },
  {
    what: "a volume inside another",
    input: two("/data", "/data/cache"),
    expected: [["hearth:custom.notes.volumes.b.mount", "/data/cache"]],
  },
  {
    what: "a volume in the memory folder",
    input: mounted("/tmp/data"),
    expected: [["hearth:custom.notes.volumes.data.mount", "/tmp/data"]],
  },
  {
    what: "volumes that meet under one name",
    input: {
      custom: {
        a: entry({ volumes: { "b-c": { mount: "/data" } } }),
        "a-b": entry({ volumes: { c: { mount: "/data" } } }),
      },
    },
    expected: [["hearth:custom.a-b.volumes.c", "hearth-dev-a-b-c"]],
  },
  ...each("hearth:tiers.warm", (warm) => ({ tiers: { warm } }), [
    ["relative", "srv", '"srv"'],
    ["home", "~/srv", '"~/srv"'],
    ["slash at the end", "/srv/", '"/srv/"'],
    ["dots", "/srv/..", '"/srv/.."'],
    ["number", 1, "1"],
    ["accounts", "/etc", "/etc"],
    ["the engine's own storage", "/var/lib/docker/volumes", "/var/lib/docker/volumes"],
    ["memory", "/run/data", "/run/data"],
  ]),
  {
    what: "two tiers in one folder",
    input: { tiers: { hot: "/srv", warm: "/srv" } },
    expected: [["hearth:tiers.warm", "/srv"]],
  },
  {
    what: "a tier inside another",
    input: { tiers: { hot: "/srv/hot", cold: "/srv" } },
    expected: [["hearth:tiers.hot", "/srv/hot"]],
  },
  {
    what: "relative lock file",
    input: { images: { source: "distribution", lock: "images.lock" } },
    expected: [["hearth:images.lock", '"images.lock"']],
  },
];
