/** What `runtime: { options }` of a Pulumi.yaml may say here. Others are left alone, as upstream's host does. */
export interface RuntimeOptions {
  /** Arguments for Node itself. */
  readonly nodeArgs: readonly string[];
  /** Environment for the program: whether ts-node is wanted (the default), and its tsconfig. */
  readonly env: Readonly<Record<string, string>>;
}

/** Splits a line into words; single or double quotes keep blanks inside a word. */
export function words(line: string): string[] {
  const found = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return found.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}

/** Reads the options that the engine passes on. */
export function runtimeOptions(given: Readonly<Record<string, unknown>>): RuntimeOptions {
  const { nodeargs, typescript, tsconfig } = given;
  return {
    nodeArgs: typeof nodeargs === "string" ? words(nodeargs) : [],
    env: {
      ...(String(typescript) === "false" ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
      ...(typeof tsconfig === "string" ? { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig } : {}),
    },
  };
}
