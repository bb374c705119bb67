const names: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

/** This machine's architecture as images and packages name it. Throws where images cannot be built. */
export function imageArchitecture(given: string = process.arch): string {
  const name = names[given];
  if (name === undefined) {
    throw new Error(
      `architecture: given ${given}; allowed: ${Object.keys(names).join(", ")}; use a machine that reaches the image registries`,
    );
  }
  return name;
}
