import { hearth } from "./cli.ts";

/** What the words at the end of a preview say. */
export interface ReadForecast {
  readonly swapped: readonly string[];
  readonly changed: readonly string[];
  readonly created: readonly string[];
  /** Proxy and databases of which it says that they are not touched. */
  readonly untouched: readonly string[];
  /** Seconds that a service is away at most by its last start; of who waits for it as well. */
  readonly away: Readonly<Record<string, number>>;
}

/** Reads the forecast of `npm run preview` as a person does. Throws when there is none. */
export async function forecastOf(stack: string): Promise<ReadForecast> {
  const { code, stdout, stderr } = await hearth(stack, "preview");
  const lines = stdout.slice(stdout.indexOf("What it means")).split("\n");
  if (code !== 0 || !stdout.includes("What it means")) throw new Error(`no forecast:\n${stdout}${stderr}`);
  const row = (name: string): string =>
    lines
      .find((line) => line.startsWith(`${name}  `))
      ?.slice(name.length)
      .trim() ?? "";
  const names = (text: string): readonly string[] => (text === "nothing" || text === "" ? [] : text.split(", "));
  const outages = row("restarted").matchAll(
    /(\S+) is away for up to (\d+) s by its last start, \d+ s at most(?:; until then (.+?) cannot reach its rows)?/g,
  );
  const away = [...outages].flatMap(([, service = "", seconds, waiting]) =>
    [service, ...names(waiting ?? "")].map((name) => [name, Number(seconds)] as const),
  );
  return {
    swapped: names(row("swapped without a gap")),
    changed: names(row("changed in place")),
    created: names(row("created")),
    untouched: names(row("proxy and databases").replace(/: not touched$/, "")),
    away: Object.fromEntries(away),
  };
}
