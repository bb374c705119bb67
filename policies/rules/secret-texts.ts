import { holdsCredential, shownName } from "../credentials.ts";
import { passwordKinds, passwordKindsInFile } from "../passwords-in-text.ts";
import type { Finding, ResourceRule } from "../rule.ts";
import { eachText, fieldOf, readableUploads } from "../texts.ts";
import { tokenKinds } from "../tokens-in-text.ts";
import { type Workload, workloads } from "../workload.ts";

function* credentials(workload: Workload): Iterable<Finding> {
  for (const { key, value, field } of workload.env())
    if (holdsCredential(key, value))
      yield {
        field: fieldOf({ field, name: key }),
        found: `a value for ${shownName(key)}`,
        allowed: "a path to a file, in the variable that the image reads for it",
      };
}

/** No credential stands in the environment. */
export const noSecretInEnvironment: ResourceRule = {
  id: "HS-080",
  title: "Environment variables hold no credentials",
  why: "Whoever may inspect a container reads its environment; so do its child processes and crash reports.",
  level: "mandatory",
  anchors: ["OWASP 12", "CKV_K8S_35", "CL-0020"],
  remedy: "bring the value as a file, and name the file, such as DB_PASSWORD_FILE=/run/secrets/db",
  checks: workloads(credentials),
};

/** Addresses, options and commands hold no passwords. */
export const noPasswordInText: ResourceRule = {
  id: "HS-081",
  title: "Addresses, options and commands hold no passwords",
  why: "They show in inspect, in process lists and in logs of whoever connects.",
  level: "mandatory",
  anchors: ["OWASP 12", "CL-0021"],
  remedy: "leave the password out and bring it as a file; in a script, read that file",
  checks: eachText(
    ({ name = "", text, place, isOption }) => [
      ...passwordKinds(text, place),
      ...(isOption === true && holdsCredential(name, text) ? ["a value under a credential's name"] : []),
    ],
    "none; a script may read a file of /run/secrets",
  ),
};

const allowedTokens = "none; secrets arrive as files that only their user can read";
const tokenChecks = eachText(({ text }) => tokenKinds(text), allowedTokens);

/** Nothing that is a secret by its form can be read in the engine. */
export const noTokenInText: ResourceRule = {
  id: "HS-082",
  title: "No private keys, known tokens or password hashes stand where others can read them",
  why: "Their form alone is enough for a thief's search.",
  level: "mandatory",
  anchors: ["OWASP 12"],
  remedy: "withdraw it, for it has been readable; bring the new one as a file of mode 0400",
  checks: {
    ...tokenChecks,
    "docker:index/container:Container": function* (subject, settings) {
      yield* tokenChecks["docker:index/container:Container"]?.(subject, settings) ?? [];
      for (const { field, text } of readableUploads(subject)) {
        const kinds = tokenKinds(text);
        if (kinds.length > 0)
          yield { field, found: `${kinds.join(" and ")} that others may read`, allowed: "permissions 0400" };
      }
    },
  },
};

/** No secret is a config of the swarm. */
export const noSecretInConfig: ResourceRule = {
  id: "HS-086",
  title: "Configs of a swarm hold no secrets",
  why: "A config is given back in clear to whoever may ask the engine; a secret is not.",
  level: "mandatory",
  anchors: ["OWASP 12", "KSV-0109"],
  remedy: "make it a docker.Secret, or leave the secret out and name its file",
  checks: {
    "docker:index/serviceConfig:ServiceConfig": function* ({ props }) {
      const texts = {
        data: Buffer.from(props.data ?? "", "base64").toString("utf8"),
        dataRaw: props.dataRaw ?? "",
      };
      for (const [field, text] of Object.entries(texts)) {
        const kinds = [...passwordKindsInFile(text), ...tokenKinds(text)];
        if (kinds.length > 0) yield { field, found: kinds.join(" and "), allowed: "text that anybody may read" };
      }
    },
  },
};
