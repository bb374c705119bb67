import { holdsCredential } from "../credentials.ts";
import type { Inputs } from "../judged.ts";
import { passwordKinds } from "../passwords-in-text.ts";
import type { Finding, ResourceRule } from "../rule.ts";
import { fieldOf, optionsAt } from "../texts.ts";
import { tokenKinds } from "../tokens-in-text.ts";

type Arguments = NonNullable<Inputs["docker:index/image:Image"]["build"]>["args"];

function* judged(field: string, given: Arguments): Iterable<Finding> {
  for (const argument of optionsAt(field, given)) {
    const { name = "", text } = argument;
    const kinds = [
      ...(holdsCredential(name, text) ? ["a value under a credential's name"] : []),
      ...passwordKinds(text, "plain"),
      ...tokenKinds(text),
    ];
    if (kinds.length > 0)
      yield { field: fieldOf(argument), found: kinds.join(" and "), allowed: "values that anybody may read" };
  }
}

/** Build arguments hold no secrets. */
export const noSecretBuildArguments: ResourceRule = {
  id: "HS-075",
  title: "Build arguments hold no secrets",
  why: "Arguments stay in the image's history, for everyone who has the image.",
  level: "mandatory",
  anchors: ["CIS 4.10", "OWASP 12", "DS-0031"],
  remedy: "mount it during the build alone, with RUN --mount=type=secret",
  checks: {
    "docker:index/image:Image": ({ props }) => judged("build.args", props.build?.args),
    "docker:index/remoteImage:RemoteImage": ({ props }) => judged("build.buildArgs", props.build?.buildArgs),
  },
};
