import { type Place, shownName } from "./credentials.ts";
import type { Inputs, Subject } from "./judged.ts";
import type { Checks, Finding } from "./rule.ts";
import { ofContainer, ofService, type Workload } from "./workload.ts";

/** A text that somebody can read who may ask the engine about its containers. */
export interface Text {
  readonly field: string;
  /** Name it stands under, for what has one. */
  readonly name?: string;
  readonly text: string;
  readonly place: Place;
  /** One of a driver's options, whose name says what it holds. */
  readonly isOption?: true;
}

type Options = Readonly<Record<string, string>> | undefined;

/** Options by name, such as those of a log driver. */
export function optionsAt(field: string, options: Options): readonly Text[] {
  return Object.entries(options ?? {}).map(([name, text]) => ({
    field: `${field}.${name}`,
    name,
    text,
    place: "plain" as const,
    isOption: true as const,
  }));
}

function common(workload: Workload): readonly Text[] {
  const named = [...workload.env(), ...workload.labels()].map(({ key, value, field }) => ({
    field,
    name: key,
    // What is no plain name may hold the secret itself.
    text: shownName(key) === key ? value : `${key}=${value}`,
    place: "plain" as const,
  }));
  const log = workload.logOptions();
  const { field, value } = workload.healthcheck();
  const lists = [...workload.command(), { field: `${field}.tests`, value: value?.tests }];
  return [
    ...named,
    ...optionsAt(log.field, log.value),
    // Joined, so that an option and its value are one text.
    ...lists.map((list) => ({ field: list.field, text: (list.value ?? []).join(" "), place: "shell" as const })),
  ];
}

interface MountWithOptions {
  readonly volumeOptions?: { readonly driverOptions?: Options } | undefined;
}

/** Options of volume drivers. A mount's source is not read: it is often unknown in a preview. */
function driverOptions(field: string, mounts: readonly MountWithOptions[] | undefined): readonly Text[] {
  return (mounts ?? []).flatMap((mount, index) =>
    optionsAt(`${field}[${String(index)}].volumeOptions.driverOptions`, mount.volumeOptions?.driverOptions),
  );
}

/** Texts of a container. */
function textsOfContainer(subject: Subject<"docker:index/container:Container">): readonly Text[] {
  return [...common(ofContainer(subject)), ...driverOptions("mounts", subject.props.mounts)];
}

/** Texts of a service and its tasks. */
function textsOfService(subject: Subject<"docker:index/service:Service">): readonly Text[] {
  const field = "taskSpec.containerSpec.mounts";
  return [...common(ofService(subject)), ...driverOptions(field, subject.props.taskSpec.containerSpec.mounts)];
}

/** Texts of a volume: a share's password may stand in its options. */
function textsOfVolume({ props }: Subject<"docker:index/volume:Volume">): readonly Text[] {
  return optionsAt("driverOpts", props.driverOpts);
}

type Judge = (text: Text) => readonly string[];

function* judged(texts: readonly Text[], judge: Judge, allowed: string): Iterable<Finding> {
  for (const text of texts) {
    const kinds = judge(text);
    const where = text.name === undefined ? "" : ` in ${shownName(text.name)}`;
    if (kinds.length > 0) yield { field: fieldOf(text), found: `${kinds.join(" and ")}${where}`, allowed };
  }
}

/** The path, cut where a name that is not plain would show. */
export function fieldOf({ field, name }: Pick<Text, "field" | "name">): string {
  return name === undefined || shownName(name) === name ? field : field.replace(`.${name}`, "");
}

/** Judges every text that can be read in the engine; `judge` says what it found, in words that may be shown. */
export function eachText(judge: Judge, allowed: string): Checks {
  return {
    "docker:index/container:Container": (subject) => judged(textsOfContainer(subject), judge, allowed),
    "docker:index/service:Service": (subject) => judged(textsOfService(subject), judge, allowed),
    "docker:index/volume:Volume": (subject) => judged(textsOfVolume(subject), judge, allowed),
  };
}

type Upload = NonNullable<Inputs["docker:index/container:Container"]["uploads"]>[number];

/** Whether only its owner may read an uploaded file: so the house brings its secrets. */
function isPrivate({ permissions }: Upload): boolean {
  return /^0?[0-7]00$/.test(permissions ?? "0644");
}

/** Files put into a container that others in it may read. The content of private ones is never read. */
export function readableUploads({ props }: Subject<"docker:index/container:Container">): readonly Text[] {
  return (props.uploads ?? []).flatMap((upload, index) => {
    if (isPrivate(upload)) return [];
    const field = `uploads[${String(index)}]`;
    return [
      { field: `${field}.content`, text: upload.content ?? "", place: "plain" as const },
      {
        field: `${field}.contentBase64`,
        text: Buffer.from(upload.contentBase64 ?? "", "base64").toString("latin1"),
        place: "plain" as const,
      },
    ];
  });
}
