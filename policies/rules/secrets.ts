import { holdsCredential, isDefaultPassword, namesCredential, shownName } from "../credentials.ts";
import { path, isWithin } from "../normal.ts";
import { passwordsInAddresses } from "../passwords-in-text.ts";
import type { Finding, ResourceRule } from "../rule.ts";
import { fieldOf } from "../texts.ts";
import { type Workload, workloads } from "../workload.ts";
import { noPasswordInText, noSecretInConfig, noSecretInEnvironment, noTokenInText } from "./secret-texts.ts";

const secretFolders = ["/run/secrets", "/var/run/secrets"];

function bringsSecrets(target: string): boolean {
  const folder = path(target);
  const file = folder.slice(folder.lastIndexOf("/") + 1);
  return secretFolders.some((one) => isWithin(folder, one)) || namesCredential(file);
}

interface Mounted {
  readonly target?: string | undefined;
  readonly readOnly?: boolean | undefined;
}

/** Of a mount only its target is read: its source is often unknown in a preview. */
function* writableSecrets(field: string, mounts: readonly Mounted[] | undefined): Iterable<Finding> {
  for (const [index, { target, readOnly }] of (mounts ?? []).entries())
    if (bringsSecrets(target ?? "") && readOnly !== true)
      yield { field: `${field}[${String(index)}].readOnly`, found: String(readOnly ?? "nothing"), allowed: "true" };
}

/** The engine's own default. */
const usualMode = 0o444;

/** A user given by name has a number that only the image knows. */
function isOwnFile(fileUid: string, user: string): boolean {
  const [uid = ""] = user.split(":");
  return /^\d+$/.test(uid) ? fileUid === uid : fileUid !== "0";
}

function octal(mode: number): string {
  return `0${mode.toString(8)}`;
}

/** Secrets are files of their user alone. */
export const secretsAsFiles: ResourceRule = {
  id: "HS-083",
  title: "Secrets are read-only files of their user alone",
  why: "Other users of the same container, and whoever breaks into a helper in it, would read them.",
  level: "advisory",
  anchors: ["OWASP 12"],
  remedy: "fileMode 0o400 and fileUid of the service's user; mount folders of secrets read-only",
  checks: {
    "docker:index/container:Container": function* ({ props }) {
      yield* writableSecrets("mounts", props.mounts);
      const volumes = props.volumes?.map(({ containerPath, readOnly }) => ({ target: containerPath, readOnly }));
      yield* writableSecrets("volumes", volumes);
    },
    "docker:index/service:Service": function* ({ props }) {
      const { containerSpec } = props.taskSpec;
      yield* writableSecrets("taskSpec.containerSpec.mounts", containerSpec.mounts);
      for (const [index, { fileMode = usualMode, fileUid = "0" }] of (containerSpec.secrets ?? []).entries()) {
        const field = `taskSpec.containerSpec.secrets[${String(index)}]`;
        if ((fileMode & 0o277) !== 0)
          yield { field: `${field}.fileMode`, found: octal(fileMode), allowed: "0400, written as 0o400" };
        if (!isOwnFile(fileUid, containerSpec.user ?? ""))
          yield { field: `${field}.fileUid`, found: "another user", allowed: "the service's own" };
      }
    },
  },
};

const leastLength = 24;
/** What a password must be worth: that of 24 small letters, which nobody tries through. */
const leastBits = 112;
const leastLiteral = 12;

/** Switches of images that open them to everybody. Source: setup guides of the images. */
const openDoors: readonly { readonly name: RegExp; readonly value: RegExp }[] = [
  { name: /ALLOW_EMPTY(?:_ROOT)?_PASSWORD$/i, value: /^(?!(?:no|false|off|0|)$)/i },
  { name: /^POSTGRES_HOST_AUTH_METHOD$/i, value: /^trust$/i },
];

function* weakPasswords(workload: Workload): Iterable<Finding> {
  for (const { key, value, field: given } of workload.env()) {
    const field = fieldOf({ field: given, name: key });
    const name = shownName(key);
    const allowed = `a generated one of ${String(leastLength)} characters or more`;
    if (openDoors.some((door) => door.name.test(key) && door.value.test(value.trim())))
      yield { field, found: `a switch that lets everybody in: ${name}`, allowed: "a password as a file" };
    else if (passwordsInAddresses(value, "plain").some(isDefaultPassword))
      yield { field, found: `a default password in the address of ${name}`, allowed };
    else if (holdsCredential(key, value)) {
      if (isDefaultPassword(value)) yield { field, found: `a default password for ${name}`, allowed };
      else if (value.trim().length < leastLiteral) yield { field, found: `a short password for ${name}`, allowed };
    }
  }
}

/** Characters that the provider chooses special ones from. */
const usualSpecial = "!@#$%&*()-_=+[]{}<>:?";

/** Passwords are long and made, never default ones. */
export const strongPasswords: ResourceRule = {
  id: "HS-084",
  title: "Passwords are generated and long",
  why: "Default and short passwords are tried within minutes of a page being found.",
  level: "mandatory",
  anchors: [],
  remedy: "generate it with random.RandomPassword, and bring it as a file",
  checks: {
    ...workloads(weakPasswords),
    "random:index/randomPassword:RandomPassword": function* ({ props }) {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- it still switches digits off
      const { length, upper, lower, numeric, number, special, overrideSpecial } = props;
      if (length < leastLength)
        yield { field: "length", found: String(length), allowed: `${String(leastLength)} or more` };
      const hasDigits = numeric !== false && number !== false;
      const choices =
        (upper === false ? 0 : 26) +
        (lower === false ? 0 : 26) +
        (hasDigits ? 10 : 0) +
        (special === false ? 0 : new Set((overrideSpecial ?? "") === "" ? usualSpecial : overrideSpecial).size);
      const bits = Math.floor(length * Math.log2(Math.max(1, choices)));
      if (bits < leastBits && length >= leastLength)
        yield {
          field: "length",
          found: `${String(length)} of ${String(choices)} characters, which is ${String(bits)} bits`,
          allowed: `${String(leastBits)} bits or more`,
        };
    },
  },
};

/** Logins to registries, as the SDK writes them: a provider's lists are texts of JSON. */
function loginsOf(given: unknown): readonly unknown[] | undefined {
  if (given === undefined || given === null || given === "") return [];
  try {
    const list: unknown = typeof given === "string" ? JSON.parse(given) : given;
    return Array.isArray(list) ? list : undefined;
  } catch {
    // What the parser says quotes the text, which may be a password.
    return undefined;
  }
}

const clearFields = ["password", "configFileContent"] as const;

/** The provider holds no registry password. */
export const noRegistryPassword: ResourceRule = {
  id: "HS-085",
  title: "The Docker provider holds no registry password",
  why: "A provider's inputs stand in the state in clear (pulumi-docker issue 643).",
  level: "mandatory",
  anchors: ["OWASP 12"],
  remedy: "docker login on the host, and configFile in registryAuth",
  checks: {
    "pulumi:providers:docker": function* ({ props }) {
      const logins = loginsOf(props.registryAuth);
      if (logins === undefined) {
        yield { field: "registryAuth", found: "a text that cannot be read", allowed: "a list of logins" };
        return;
      }
      for (const [index, login] of logins.entries())
        for (const name of clearFields) {
          const value: unknown = (login as Readonly<Record<string, unknown>> | null)?.[name];
          if (value !== undefined && value !== null && value !== "")
            yield { field: `registryAuth[${String(index)}].${name}`, found: "a value", allowed: "none" };
        }
    },
  },
};

/** Rules about secrets. */
export const secrets: readonly ResourceRule[] = [
  noSecretInEnvironment,
  noPasswordInText,
  noTokenInText,
  secretsAsFiles,
  strongPasswords,
  noRegistryPassword,
  noSecretInConfig,
];
