import { caddy } from "../../../components/catalogue/edge/caddy.ts";
import { home } from "../../../components/catalogue/edge/home.ts";
import { toolbox } from "../../../components/wiring/images.ts";
import { entry, image, notes } from "../../support/house.ts";
import { each, type Row } from "./row.ts";

const unknown = "a key that is not known";
const forbidden = [
  "user",
  "privileged",
  "cap_add",
  "security_opt",
  "devices",
  "network_mode",
  "networks",
  "pid",
  "extra_hosts",
  "labels",
  "environment",
  "read_only",
];
const digest = "a".repeat(64);

/** Memory, cores, processes, budgets, fields that would weaken a container, and images. */
export const resources: readonly Row[] = [
  ...each("hearth:custom.notes.memory", (memory) => notes({ memory }), [
    ["2g", "2g", '"2g"'],
    ["2G", "2G", '"2G"'],
    ["2Gi", "2Gi", '"2Gi"'],
    ["number", 2048, "2048"],
    ["zero", "0MiB", '"0MiB"'],
    ["negative", "-1GiB", '"-1GiB"'],
    ["fraction", "1.5GiB", '"1.5GiB"'],
    ["blank between", "2 GiB", '"2 GiB"'],
    ["blank after", "2GiB ", '"2GiB "'],
    ["empty", "", '""'],
    ["less than the engine takes", "4MiB", "4MiB"],
  ]),
  ...each("hearth:custom.notes.cores", (cores) => notes({ cores }), [
    ["zero", 0, "0"],
    ["negative", -1, "-1"],
    ["text", "0.5", '"0.5"'],
    ["two decimals", 0.25, "0.25"],
    ["a billion", 1e9, "1000000000"],
    ["more than the budget", 32, "32"],
    ["infinite", Number.POSITIVE_INFINITY, "Infinity"],
  ]),
  ...each("hearth:custom.notes.processes", (processes) => notes({ processes }), [
    ["zero, which is unlimited", 0, "0"],
    ["unlimited", -1, "-1"],
    ["fraction", 9.5, "9.5"],
  ]),
  {
    what: "override with a bad amount",
    input: { services: { website: { memory: "64m" } } },
    expected: [["hearth:services.website.memory", '"64m"']],
  },
  {
    what: "more memory than the budget",
    input: { budget: { memory: "256MiB" } },
    expected: [["hearth:budget.memory", "320MiB in all: caddy 256, home 64"]],
  },
  {
    what: "one entry above the budget",
    input: notes({ memory: "999999GiB" }),
    expected: [["hearth:budget.memory", "1023999296MiB in all: caddy 256, home 64, notes 1023998976"]],
  },
  ...each("hearth:budget.cores", (cores) => ({ budget: { cores } }), [
    ["zero", 0, "0"],
    ["text", "all", '"all"'],
  ]),
  ...each("hearth:signIn.rotation", (rotation) => ({ signIn: { rotation } }), [
    ["zero", 0, "0"],
    ["text", "1", '"1"'],
  ]),
  ...forbidden.map((key): Row => ({
    what: `field that entries do not have: ${key}`,
    input: notes({ [key]: "anything" }),
    expected: [[`hearth:custom.notes.${key}`, unknown]],
  })),
  ...each("hearth:custom.notes.auth", (auth) => notes({ auth }), [
    ["false", false, "false"],
    ["off", "off", '"off"'],
  ]),
  ...each("hearth:custom.notes.zone", (zone) => notes({ zone }), [
    ["unknown", "dmz", '"dmz"'],
    ["network", "apps-data", '"apps-data"'],
    ["list", ["apps"], "a list"],
  ]),
  ...each("hearth:custom.notes.image", (bad) => ({ custom: { notes: entry({ image: bad }) } }), [
    ["name alone", "nginx", '"nginx"'],
    ["no registry", `nginx:1@sha256:${digest}`, `"nginx:1@sha256:${digest}"`.slice(0, 80) + "…"],
    [
      "no tag",
      `docker.io/library/nginx@sha256:${digest}`,
      `"docker.io/library/nginx@sha256:${digest}`.slice(0, 80) + "…",
    ],
    [
      "latest",
      `docker.io/library/nginx:latest@sha256:${digest}`,
      `"docker.io/library/nginx:latest@sha256:${digest}`.slice(0, 80) + "…",
    ],
    ["no digest", "docker.io/library/nginx:1.29", '"docker.io/library/nginx:1.29"'],
    ["digest of 63", image.slice(0, -1), `"${image}`.slice(0, 80) + "…"],
    [
      "digest in upper case",
      image.replace(digest, digest.toUpperCase()),
      `"${image.replace(digest, digest.toUpperCase())}`.slice(0, 80) + "…",
    ],
    ["repository in upper case", image.replace("app", "App"), `"${image.replace("app", "App")}`.slice(0, 80) + "…"],
    ["scheme", `https://${image}`, `"https://${image}`.slice(0, 80) + "…"],
    [
      "registry with a port and no tag",
      `localhost:5000/app@sha256:${digest}`,
      `"localhost:5000/app@sha256:${digest}`.slice(0, 80) + "…",
    ],
    ["blank at the end", `${image} `, `"${image}`.slice(0, 80) + "…"],
    ["map", { name: "nginx" }, "a map"],
  ]),
  {
    what: "unknown source of images",
    input: { images: { source: "local" } },
    expected: [["hearth:images.source", '"local"']],
  },
  {
    what: "built images without a lock",
    input: { images: { source: "distribution" } },
    expected: [["hearth:images.lock", null]],
  },
  {
    what: "built images that are not in the lock",
    input: { images: { source: "distribution", lock: "/srv/images.lock.json" }, ...notes({}) },
    expected: [
      ["hearth:services.caddy", caddy.spec.image],
      ["hearth:services.home", home.spec.image],
      [
        "hearth:custom.notes.image",
        "registry.example/team/app:1.2.3@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…",
      ],
      ["hearth:services.toolbox", toolbox],
    ],
  },
];
