/** Numbers of a version, the biggest first. */
type Version = readonly number[];

/** Oldest versions of a program without its known ways around a sign-in. */
export interface Floor {
  readonly program: string;
  /** Repositories that hold it, whatever the registry. */
  readonly repository: RegExp;
  readonly advisories: readonly string[];
  /** How many leading numbers make a line of releases that gets fixes of its own. */
  readonly line: number;
  /** One for each line that was mended, oldest first; what is newer than the last is well. */
  readonly versions: readonly (readonly [number, number, number])[];
}

/** Programs that decide who comes in: with a known hole there, every route behind is open. Source: their advisories. */
export const floors: readonly Floor[] = [
  {
    program: "Caddy",
    repository: /(?:^|\/)caddy$/,
    advisories: ["GHSA-7r4p-vjf4-gxv4"],
    line: 1,
    versions: [[2, 11, 2]],
  },
  {
    program: "Traefik",
    repository: /(?:^|\/)traefik$/,
    advisories: ["CVE-2024-45410", "CVE-2026-35051", "CVE-2026-88011"],
    line: 1,
    versions: [
      [2, 11, 56],
      [3, 7, 12],
    ],
  },
  {
    program: "oauth2-proxy",
    repository: /(?:^|\/)oauth2-proxy$/,
    advisories: ["CVE-2026-40575", "CVE-2026-76835"],
    line: 1,
    versions: [[7, 15, 5]],
  },
  {
    program: "authentik",
    repository: /(?:^|\/)(?:goauthentik\/[a-z-]+|authentik(?:-server|-proxy)?)$/,
    advisories: ["CVE-2024-47070"],
    line: 2,
    versions: [
      [2024, 6, 5],
      [2024, 8, 3],
    ],
  },
];

/** Up to three numbers at the start of a tag, after a word such as `v` or `version-`. */
const tagForm = /^(?:[a-z]+-)?v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?![\d.])/i;
const isEarly = /[-.](?:alpha|beta|rc|pre|preview|dev|nightly)(?:[-.\d]|$)/i;

function compare(one: Version, other: Version): number {
  const difference = one.map((number, index) => number - (other[index] ?? 0)).find((number) => number !== 0);
  return difference ?? 0;
}

function isWell(version: Version, { line, versions }: Floor): boolean {
  const isOfLine = (floor: Version): boolean => compare(version.slice(0, line), floor.slice(0, line)) === 0;
  return versions.some(
    (floor, index) => compare(version, floor) >= 0 && (isOfLine(floor) || index === versions.length - 1),
  );
}

/** `untold`: the tag leaves open whether the version is above the floor. */
export type Verdict = "well" | "below" | "untold";

/** Whether a tag's version is above the floor. A tag with fewer numbers stands for each version that begins with them. */
export function judgeTag(tag: string | undefined, floor: Floor): Verdict {
  const groups: readonly (string | undefined)[] = tagForm.exec(tag ?? "")?.slice(1) ?? [];
  const numbers = groups.filter((text) => text !== undefined);
  if (numbers.length === 0) return "untold";
  // A candidate comes before the release that it is named after.
  const early = isEarly.test(tag ?? "") ? 0.5 : 0;
  const given = numbers.map(Number).map((number, index) => (index === 2 ? number - early : number));
  const filled = (rest: number): Version => [...given, rest, rest].slice(0, 3);
  if (isWell(filled(0), floor)) return "well";
  return isWell(filled(Number.MAX_SAFE_INTEGER), floor) ? "untold" : "below";
}
