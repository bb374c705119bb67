import { markdownTable } from "../../../components/render/markdown.ts";
import { areas, rules } from "../../../policies/rules/index.ts";
import { coverageTables } from "./coverage-tables.ts";
import { elsewhere } from "./elsewhere.ts";
import { ruleTable } from "./rule-tables.ts";

function countOf(is: (rule: (typeof rules)[number]) => boolean): string {
  return String(rules.filter(is).length);
}

function elsewhereTable(): string {
  const rows = elsewhere.map(({ rule, title, why, held, open }) => [
    rule,
    title,
    why,
    held.map(({ file, shows }) => `\`${file}\`: ${shows}`).join("<br>") || "nothing",
    open ?? "-",
  ]);
  return markdownTable(["Rule", "What has to hold", "Why no policy sees it", "Held by", "Not held yet"], rows);
}

/** The page docs/policies.md. */
export function policiesDocument(command: string): string {
  return `# Policies

Generated from \`policies\` by \`${command}\`. Do not edit. How to use the pack: [policies/README.md](../policies/README.md).

## Rules

${String(rules.length)} rules: ${countOf(({ level }) => level === "mandatory")} mandatory, ${countOf(({ level }) => level === "advisory")} advisory; ${countOf((rule) => "checks" in rule)} judge a resource by its inputs, ${countOf((rule) => "checkStack" in rule)} the whole stack.

${areas.map(ruleTable).join("\n")}
## Rule sets of others

Which rules name a check comes from their own anchors. \`tests/policies/coverage.test.ts\` shows each claim: what a check looks for is
reported by the rules that name it.

- yes: whatever the check looks for is reported, unless the pack's reviewed configuration allows it, or the container is one that never
  starts, or that runs once without network, ports and devices.
- in part: something that the check looks for passes; the last column says what, and why.
- no: no rule sees it; the last column says why.

${coverageTables()}
## What no policy sees

Rules of the house beside the pack, and what holds them instead.

${elsewhereTable()}`;
}
