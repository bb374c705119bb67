import type { Case } from "./support/cases.ts";

/** Something changed by hand behind the program's back. */
export interface Drift extends Case {
  readonly id: string;
  /** What was done, as the documentation says it. */
  readonly done: string;
  /** Step of `preview --refresh` that shows it, as `operation name fields`; absent: it shows nothing. */
  readonly shows?: RegExp;
  /** The same in words; where it shows nothing, why. */
  readonly words: string;
  readonly heals: string;
}

const refreshed = "`npm run up -- --refresh`";

/** Every drift that was tried, with what the preview makes of it. */
export const drifts: readonly Drift[] = [
  {
    id: "stopped",
    done: "a container is stopped",
    shows: /^replace httpbin .*mustRun/,
    words: "`mustRun` of the container, which is to be replaced",
    heals: refreshed,
    always: true,
  },
  {
    id: "removed",
    done: "a container is removed",
    shows: /^create httpbin /,
    words: "the container is to be made anew",
    heals: refreshed,
    always: true,
  },
  {
    id: "disconnected",
    done: "a container is disconnected from its zone",
    words:
      "nothing: the provider does not read a container's networks again; `npm run up` ends with an error that names the container",
    heals: `remove the container, then ${refreshed}`,
    always: true,
  },
  {
    id: "renamed",
    done: "a container is renamed",
    shows: /^replace upstreams /,
    words: "the upstream files, by which the proxy finds the container; they then leave it to the service's alias",
    heals: refreshed,
  },
  {
    id: "unlimited",
    done: "a container's memory is changed with `docker update`",
    shows: /^update httpbin .*memory/,
    words: "`memory` of the container",
    heals: refreshed,
  },
  {
    id: "unattended",
    done: "a container's restart policy is changed with `docker update`",
    shows: /^update httpbin .*restart/,
    words: "`restart` of the container",
    heals: refreshed,
  },
  {
    id: "proxy-removed",
    done: "the proxy is removed",
    shows: /^create caddy /,
    words: "the container is to be made anew, and the routes are handed to it again",
    heals: refreshed,
  },
  {
    id: "carrier-removed",
    done: "the carrier of a configuration is removed",
    shows: /^create home-files-carrier /,
    words: "the carrier is to be made anew",
    heals: refreshed,
  },
  {
    id: "network-removed",
    done: "a network is removed, with force",
    shows: /^create apps /,
    words:
      "the network is to be made anew; its containers are not connected to it again by that, and `npm run up` ends with an error that names them",
    heals: `remove the containers that it names, then ${refreshed}`,
  },
  {
    id: "paused",
    done: "a container is paused",
    words: "nothing: the engine counts it as running, and the provider asks no more",
    heals: "`docker unpause`; the home page and `npm run doctor` show it as not well",
  },
  {
    id: "routes-edited",
    done: "the routes file is edited inside its volume",
    words: "nothing: the provider knows what it has written, and does not read it again",
    heals: `remove the container \`routes-file-...\`, then ${refreshed}: the file is written whole and handed to the proxy`,
  },
];

/** The page of the documentation. */
export function driftPage(): string {
  const rows = drifts.map(({ done, words, heals }) => `| ${done} | ${words} | ${heals} |`);
  return `# What happens to changes made by hand

Whoever uses \`docker\` beside the program changes things that the program believes to know. \`npm run preview -- --refresh\`
looks at what is really there. Each row is made, looked at and healed by \`tests/house/drift.test.ts\`; afterwards every
service is healthy, every route answers and the next preview is empty.

<!-- prettier-ignore -->
| Done by hand | What \`npm run preview -- --refresh\` shows | What heals it |
| --- | --- | --- |
${rows.join("\n")}

A restart of the engine or of the machine is no change: everything starts again by itself, and the preview is empty.
`;
}
