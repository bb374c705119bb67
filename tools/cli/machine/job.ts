/** A folder that a job sees. */
export interface JobMount {
  readonly kind: "volume" | "folder";
  /** Name of the volume, or path on the engine's machine; either must be there. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** A shell script to be run once as root of a container without network, which sees what is mounted and no more. */
export interface Job {
  readonly stack: string;
  readonly image: string;
  readonly script: string;
  /** Its `$1` and so on; plain words, never a secret. */
  readonly words: readonly string[];
  readonly mounts: readonly JobMount[];
  readonly capabilities: readonly string[];
}

function mountWord({ kind, source, target, readOnly }: JobMount): string {
  const type = kind === "volume" ? "volume" : "bind";
  const more = readOnly ? ",readonly" : "";
  return `type=${type},source=${source},target=${target}${more}`;
}

/** The words for Docker's client. Nothing that a job prints is kept by the engine. */
export function jobWords({ stack, image, script, words, mounts, capabilities }: Job): readonly string[] {
  return [
    ...["run", "--rm", "--network=none", "--log-driver=none", "--read-only", "--user=0:0", "--pids-limit=64"],
    ...["--cap-drop=ALL", "--security-opt=no-new-privileges", "--label", `hearth.stack=${stack}`],
    ...capabilities.map((name) => `--cap-add=${name}`),
    ...mounts.flatMap((mount) => ["--mount", mountWord(mount)]),
    ...[image, "sh", "-c", script, "job", ...words],
  ];
}
