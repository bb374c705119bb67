/** A place in the tree that holds a rule. */
export interface Place {
  /** From the project's folder. */
  readonly file: string;
  /** Words in that file that show it: the title of a test, or a line. */
  readonly shows: string;
}

/** A rule, or a part of one, that no policy can see. */
export interface Elsewhere {
  readonly rule: `HS-${number}`;
  readonly title: string;
  /** Why no policy can see it. */
  readonly why: string;
  readonly held: readonly Place[];
  /** What nothing holds yet. */
  readonly open?: string;
}

/** Rules of the house beside the pack's. */
export const elsewhere: readonly Elsewhere[] = [
  {
    rule: "HS-005",
    title: "Tasks of a service gain no new privileges",
    why: "`docker.Service` has no such input: it is the engine's setting `no-new-privileges`",
    held: [],
    open: "everything: nothing looks at the engine's settings; the house makes no services",
  },
  {
    rule: "HS-033",
    title: "Processes of a service's tasks are bounded",
    why: "`docker.Service` has no such input: it is the engine's setting `default-ulimits`",
    held: [],
    open: "everything: nothing looks at the engine's settings; the house makes no services",
  },
  {
    rule: "HS-033",
    title: "Each service has a user of its own, for nproc counts by user over the whole host",
    why: "which users belong together only the catalogue knows",
    held: [{ file: "tests/house/hardening.test.ts", shows: "gives each service a user of its own" }],
  },
  {
    rule: "HS-049",
    title: "Edits that the provider would ignore in silence replace the container",
    why: "policies do not get the option replaceOnChanges",
    held: [
      { file: "components/core/service-container.ts", shows: '"healthcheck", "tmpfs", "init", "mustRun"' },
      { file: "tests/house/fields-table/service.ts", shows: "service: replace healthcheck" },
      { file: "tests/house/fields-table/service.ts", shows: "service: replace tmpfs" },
      { file: "tests/house/fields.test.ts", shows: "$wrapper $name is seen in the preview, and then $kind" },
    ],
    open: "cpuPeriod and cpuQuota, which the house never sets",
  },
  {
    rule: "HS-056",
    title: "Every page asks for a sign-in unless it is public on purpose; consoles for administration never are public",
    why: "routes are the proxy's files, not inputs of a resource",
    held: [
      { file: "tests/types/cases.ts", shows: "no decision about the sign-in" },
      {
        file: "tests/render/proxy-files.test.ts",
        shows: "asks for a sign-in exactly where the Plan says so, before anything is passed on",
      },
      { file: "tests/wiring/facets.test.ts", shows: "in the house's own network every route asks for a sign-in" },
      {
        file: "tests/house/isolation.test.ts",
        shows: "every route asks for a sign-in, over https of the house's own authority",
      },
    ],
    open: "that a service of the zone admin is never open to the Internet: its own file decides, and no check forbids it",
  },
  {
    rule: "HS-087",
    title: "Each application has a database user of its own, which is no superuser",
    why: "users are made inside the database",
    held: [
      {
        file: "tests/house/databases.test.ts",
        shows: "refuses a wrong password, another's account, and another's database",
      },
      { file: "tests/house/databases.test.ts", shows: "refuses what only an administrator may do" },
    ],
  },
  {
    rule: "HS-088",
    title: "What carries a secret is secret in the state",
    why: "policies get plain values, and no state",
    held: [
      { file: "tests/house/canary.test.ts", shows: '"state, exported"' },
      { file: "tests/house/canary.test.ts", shows: "every file of the stack's folder, its history and backups too" },
    ],
  },
  {
    rule: "HS-094",
    title: "Engine and host are new enough and well set: versions, protections, logs, disks, clock",
    why: "a policy sees resources, not the machine",
    held: [
      { file: "tools/cli/doctor/versions.ts", shows: "28 or newer is recommended" },
      { file: "tools/cli/doctor/direct-routing.ts", shows: "a neighbour with a route to" },
      { file: "tests/cli/show.test.ts", shows: 'clockRow("engine", 0, 5000)' },
      {
        file: "tests/cli/preflight.test.ts",
        shows: "that were there before and are missing now are refused with path and remedy",
      },
    ],
    open: "lower bounds for engine 29.3.1 and for runc, whose version is only shown; seccomp, no-new-privileges, default-ulimits, log rotation, userland-proxy, live-restore and log level of the engine; mode of its socket",
  },
  {
    rule: "HS-109",
    title: "Each public name leads to a page that answers",
    why: "a policy sees records, not what answers behind them",
    held: [
      { file: "tests/render/proxy-files.test.ts", shows: "answers every other name with 404 and passes it to nobody" },
    ],
    open: "a look from outside at each public name: the house makes no public DNS yet",
  },
];
