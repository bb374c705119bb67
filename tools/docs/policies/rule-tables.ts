import { markdownTable } from "../../../components/render/markdown.ts";
import type { Rule } from "../../../policies/rule.ts";
import type { Area } from "../../../policies/rules/index.ts";

/** A resource type as programs write it, such as `docker.Container`. */
function typeName(token: string): string {
  const [, named = "", type = ""] = /^(\w+):index\/\w+:(\w+)$/.exec(token) ?? [];
  return type === "" ? `${token.replace("pulumi:providers:", "")}.Provider` : `${named}.${type}`;
}

function judgedBy(rule: Rule): string {
  if ("checkStack" in rule) return "the whole stack";
  return Object.keys(rule.checks)
    .map((token) => `\`${typeName(token)}\``)
    .join(", ");
}

const columns: readonly (readonly [string, (rule: Rule) => string])[] = [
  ["Rule", ({ id }) => id],
  ["Level", ({ level }) => level],
  ["What has to hold", ({ title }) => title],
  ["Otherwise", ({ why }) => why],
  ["Judges", judgedBy],
  ["What to do", ({ remedy }) => remedy],
  ["Elsewhere", ({ anchors }) => anchors.join(", ") || "-"],
];

/** Texts of rules are plain: what looks like a tag of HTML would vanish. */
function plain(text: string): string {
  return text.replaceAll("<", "&lt;");
}

/** The rules of an area under its name. */
export function ruleTable({ name, rules }: Area): string {
  const inOrder = rules.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const table = markdownTable(
    columns.map(([title]) => title),
    inOrder.map((rule) => columns.map(([, cell]) => plain(cell(rule)))),
  );
  return `### ${name}\n\n${table}`;
}
