import { totalmem } from "node:os";

const mebibyte = 2 ** 20;

/** Flags of every build: what go.sum pins and nothing else, with no path of this machine and no debugging data. */
export const goFlags: readonly string[] = [
  "-mod=readonly",
  "-trimpath",
  "-buildvcs=false",
  // The linker drops debugging data anyway, and packages are compiled side by side: a third less processor time.
  "-gcflags=all=-dwarf=false -c=1",
];

/**
 * Environment of every build: static programs, by no workspace or flags of the user's. The compiler collects no garbage
 * below an eighth of the machine's memory, for its processes are short.
 */
export function goEnvironment(): Readonly<Record<string, string>> {
  return {
    CGO_ENABLED: "0",
    GOFLAGS: "",
    GOTOOLCHAIN: "local",
    GOWORK: "off",
    GOGC: "off",
    GOMEMLIMIT: `${String(Math.floor(totalmem() / 8 / mebibyte))}MiB`,
  };
}
