import { markdownTable } from "../../../components/render/markdown.ts";
import { lists, otherSources } from "../../../policies/foreign/anchor.ts";
import { coverage, type Covered, type Extent } from "../../../policies/foreign/covered.ts";
import type { ForeignList } from "../../../policies/foreign/list.ts";
import { rules } from "../../../policies/rules/index.ts";

const words: Readonly<Record<Extent, string>> = { full: "yes", part: "in part", none: "no" };

function countOf(all: readonly Covered[], extent: Extent): string {
  return String(all.filter((one) => one.extent === extent).length);
}

function summary(given: readonly ForeignList[]): string {
  const rows = given.map((list) => {
    const all = coverage(list, rules);
    const counts = (["full", "part", "none"] as const).map((extent) => countOf(all, extent));
    return [list.name, list.version, String(all.length), ...counts];
  });
  return markdownTable(["Rule set", "Version", "Checks", "Covered", "In part", "Not"], rows);
}

function listTable(list: ForeignList): string {
  const rows = coverage(list, rules).map(({ check: { id, title, gap, note }, extent, rules: naming }) => [
    id,
    title,
    words[extent],
    naming.join(", ") || "-",
    [gap, note].filter((text) => text !== undefined).join("; ") || "-",
  ]);
  const table = markdownTable(["Check", "About", "Covered", "Rules", "Gap or difference"], rows);
  return `### ${list.name}, ${list.version}\n\nChecks as they stand in ${list.source}.\n\n${table}`;
}

/** Rule sets of others, check by check, and where else anchors lead. */
export function coverageTables(): string {
  const others = Object.entries(otherSources).map(([start, source]) => [`\`${start}\``, source]);
  return [
    summary(lists),
    ...lists.map(listTable),
    `### Other sources\n\nAnchors that begin so lead to:\n\n${markdownTable(["Anchor", "Source"], others)}`,
  ].join("\n");
}
