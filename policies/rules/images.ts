import { words } from "../normal.ts";
import { parseReference, type NamedImage, type Reference } from "../reference.ts";
import type { Checks, Finding, ResourceRule } from "../rule.ts";
import type { Settings } from "../settings.ts";
import { floors, judgeTag, type Verdict } from "../version-floors.ts";
import { ofContainer, ofService } from "../workload.ts";
import { noSecretBuildArguments } from "./build-arguments.ts";

/** Says what is wrong with a reference, if anything. */
type Judge = (reference: Reference | undefined, settings: Settings) => Omit<Finding, "field"> | undefined;

function* judged(
  { field, value }: { readonly field: string; readonly value: string | undefined },
  judge: Judge,
  settings: Settings,
): Iterable<Finding> {
  const found = judge(parseReference(value ?? ""), settings);
  if (found !== undefined) yield { field, ...found };
}

/** Judges every image that is run or fetched. */
function eachImage(judge: Judge): Checks {
  return {
    "docker:index/container:Container": (subject, settings) => judged(ofContainer(subject).image(), judge, settings),
    "docker:index/service:Service": (subject, settings) => judged(ofService(subject).image(), judge, settings),
    "docker:index/remoteImage:RemoteImage": function* ({ props }, settings) {
      // What is built here is named here, and has no digest before it is built.
      if (props.build === undefined) yield* judged({ field: "name", value: props.name }, judge, settings);
    },
  };
}

/** A text that cannot be read is not shown: an address with a password in it would be one. */
const unreadable = "a text that is no image reference";

function placeOf({ registry, repository }: NamedImage): string {
  return `${registry}/${repository}`;
}

/** Words of tags that are moved on to other images. */
const movingWords = [
  ...["stable", "main", "master", "trunk", "head", "edge", "nightly", "dev", "devel", "develop", "development"],
  ...["alpha", "beta", "rc", "next", "canary", "preview", "snapshot", "unstable", "rolling", "testing", "test"],
  ...["release", "production", "prod", "lts", "current"],
];

function isMoving(tag: string): boolean {
  const parts = tag.toLowerCase().split(/[^a-z0-9]+/);
  if (parts.includes("latest")) return true;
  const namesVersion = /\d+\.\d+|\d{6,}/.test(tag);
  return !namesVersion && parts.some((part) => movingWords.includes(part));
}

const tagJudge: Judge = (reference) => {
  const allowed = "a tag that names a version, or the id of a local image";
  if (reference === undefined) return { found: unreadable, allowed };
  if (reference.kind === "id") return undefined;
  const { tag } = reference;
  if (tag === undefined) return { found: `${placeOf(reference)} without a tag`, allowed };
  return isMoving(tag) ? { found: `the tag ${tag} of ${placeOf(reference)}`, allowed } : undefined;
};

/** Images name the version that is meant. */
export const explicitTag: ResourceRule = {
  id: "HS-070",
  title: "Images have a tag that names a version",
  why: "Nobody can see which version runs, or go back to the one before.",
  level: "mandatory",
  anchors: ["CIS 5.28", "OWASP 13", "CKV_K8S_14", "KSV-0013", "CL-0004"],
  remedy: "write repository:version@sha256:digest",
  checks: {
    ...eachImage(tagJudge),
    "docker:index/image:Image": (subject, settings) =>
      judged({ field: "imageName", value: subject.props.imageName }, tagJudge, settings),
  },
};

/** Images are pinned by what they hold. */
export const pinnedDigest: ResourceRule = {
  id: "HS-071",
  title: "Images are pinned by digest",
  why: "A tag can be moved to another program between two starts; a digest cannot.",
  level: "mandatory",
  anchors: ["CIS 5.28", "OWASP 13", "CKV_K8S_43", "CL-0019"],
  remedy: "docker buildx imagetools inspect <image> prints the digest: add it after an @",
  checks: eachImage((reference) => {
    const allowed = "@sha256: and 64 hexadecimal digits, or the id of a local image";
    if (reference === undefined) return { found: unreadable, allowed };
    if (reference.kind === "id" || reference.digest?.startsWith("sha256:") === true) return undefined;
    return { found: `${placeOf(reference)} without such a digest`, allowed };
  }),
};

/** Images come from registries that somebody has reviewed. */
export const knownRegistry: ResourceRule = {
  id: "HS-072",
  title: "Images come from known registries",
  why: "Whoever runs the registry decides what is run here.",
  level: "mandatory",
  anchors: ["CIS 4.2", "OWASP 13", "KSV-0034", "KSV-0125"],
  remedy: "take the image from a known registry, or add its host to registries in the pack's configuration",
  settings: ["registries"],
  checks: eachImage((reference, { registries }) => {
    const allowed = registries.length === 0 ? "none" : words(registries);
    if (reference === undefined) return { found: unreadable, allowed };
    if (reference.kind === "id" || registries.includes(reference.registry)) return undefined;
    return { found: reference.registry, allowed };
  }),
};

/** The image before stays. */
export const keptImage: ResourceRule = {
  id: "HS-073",
  title: "Images stay on the host when they are replaced",
  why: "Going back must not depend on a registry that is away, or that has removed the image.",
  level: "advisory",
  anchors: [],
  remedy: "set keepLocally to true, and prune by age on the host",
  checks: {
    "docker:index/remoteImage:RemoteImage": function* ({ props }) {
      if (props.keepLocally === true) return;
      yield { field: "keepLocally", found: String(props.keepLocally ?? "nothing"), allowed: "true" };
    },
  },
  mends: { "docker:index/remoteImage:RemoteImage": () => [{ path: ["keepLocally"], value: true }] },
};

function floorJudge(unwanted: Verdict): Judge {
  return (reference) => {
    if (reference?.kind !== "name") return undefined;
    const floor = floors.find(({ repository }) => repository.test(reference.repository));
    if (floor === undefined || judgeTag(reference.tag, floor) !== unwanted) return undefined;
    const { program, versions, advisories } = floor;
    return {
      found: `${program} ${reference.tag ?? "without a tag"}`,
      allowed: `${words(versions.map((version) => version.join(".")))} or newer (${words(advisories)})`,
    };
  };
}

/** No program in front of others has a known way around its sign-in. */
export const noKnownHole: ResourceRule = {
  id: "HS-074",
  title: "Proxies and sign-on programs have no known way around them",
  why: "A forged header makes anybody the owner of each service behind.",
  level: "mandatory",
  anchors: ["CIS 4.4", "OWASP 9"],
  remedy: "raise the version to one that is allowed",
  checks: eachImage(floorJudge("below")),
};

/** Of such a program the version can be told. */
export const toldVersion: ResourceRule = {
  id: "HS-076",
  title: "Tags of proxies and sign-on programs tell their version",
  why: "Whether a known hole is mended cannot be told from such a tag.",
  level: "advisory",
  anchors: ["CIS 4.4", "OWASP 9"],
  remedy: "write all three numbers of the version",
  checks: eachImage(floorJudge("untold")),
};

/** Rules about images. */
export const images: readonly ResourceRule[] = [
  explicitTag,
  pinnedDigest,
  knownRegistry,
  keptImage,
  noKnownHole,
  noSecretBuildArguments,
  toldVersion,
];
