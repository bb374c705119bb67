/** What the page of figures is made of. */
export interface Page {
  readonly figures: string;
  /** Figures of the policy pack. */
  readonly pack: string;
  readonly rounds: number;
  /** Processors of the machine. */
  readonly cores: number;
  readonly full: boolean;
}

/** The page `docs/bench.md`. */
export function document({ figures, pack, rounds, cores, full }: Page): string {
  const flags = ["--write", ...(full ? ["--full"] : []), "--rounds", String(rounds)].join(" ");
  return `# What a preview costs

Written by \`sudo npm run bench -- ${flags}\`; run it to repeat the figures.

Each figure is the median of ${String(rounds)} runs of a preview without changes, taken in turn, on a machine with ${String(cores)} cores.
CPU is user and system time of Pulumi, its plugins and Node together. Seconds depend on the machine and on what else it
does; ratios, taken in one run, are what to look at.

${figures}

- **house** is what a newcomer's stack file says; **flat** makes the same resources, with the same inputs, order and
  options, in one generated file without components, schema and Plan; **empty** makes nothing.
- **house with databases** runs WordPress, Miniflux and Syncthing, with the PostgreSQL, MariaDB and Redis that these ask
  for; **flat with databases** makes the same resources in one file.
- **house, settings off** runs without the settings that the command line tools make by default: Node's compile cache,
  Pulumi's parallel diff, and a Go garbage collector that waits longer (\`GOGC=400\`).
- **N services** are houses with so many \`hearth:custom\` entries.
- Every house is made for real on a Docker Engine started for it, and a flat program takes over the state of its house. Containers
  are stopped while it measures, for a preview asks the state alone.

## What the policy pack adds

\`sudo npm run bench -- --pack\` measures this alone, and with \`--gate\` fails above 2.5 s.

${pack}

A program of 60 containers and their volumes, hardened as the house's and made for real, is previewed without and with
\`--policy-pack policies\`, one after the other, so that both meet the same machine. The seconds are the middle of the
differences of these pairs. They are the pack's start, for which the engine waits before the program begins, and then what
judging takes beside all else; on a busy machine look at the CPU, which the other work changes less.
`;
}
