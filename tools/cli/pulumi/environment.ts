import { join } from "node:path";
import { cacheFolder } from "../../shared/paths.ts";
import type { StackPlace } from "../stack/place.ts";

/** Variables that would lead Docker's client or provider to another engine than the stack file names. */
export const otherEngines = {
  DOCKER_HOST: undefined,
  DOCKER_CONTEXT: undefined,
  DOCKER_CERT_PATH: undefined,
  DOCKER_TLS: undefined,
  DOCKER_TLS_VERIFY: undefined,
} as const;

/** Environment of every call of Pulumi: the stack's own backend and passphrase, and settings that make it quick. */
export function pulumiEnvironment(
  place: StackPlace,
  toolchain: Readonly<Record<string, string>>,
): Readonly<Record<string, string | undefined>> {
  return {
    ...otherEngines,
    NODE_COMPILE_CACHE: join(cacheFolder(), "node-compile-cache"),
    PULUMI_PARALLEL_DIFF: "1",
    GOGC: "400",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ...toolchain,
    PULUMI_BACKEND_URL: `file://${place.state}`,
    PULUMI_CONFIG_PASSPHRASE: undefined,
    PULUMI_CONFIG_PASSPHRASE_FILE: place.passphraseFile,
    PULUMI_STACK: undefined,
  };
}
