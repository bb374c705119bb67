import type { Subject } from "../../policies/judged.ts";
import { messageOf, type ResourceRule, type Resources, type Rule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { container } from "./case.ts";
import { fullSubjects } from "./full/index.ts";
import { findings, settings } from "./judge.ts";
import { mayShow, shown } from "./shown.ts";

const canary = "canary-5b1e0c77";

/** Texts that hold the canary, in the shapes that rules look for. */
const forms: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `/${secret}`,
  (secret) => `10001:${secret}`,
  (secret) => `0:${secret}`,
  (secret) => `${secret}=x`,
  (secret) => `DB_PASSWORD=${secret}`,
  (secret) => `POSTGRES_PASSWORD=${secret}@admin`,
  (secret) => `URL=postgres://app:${secret}@db/app`,
  (secret) => `postgres://app:${secret}@db/app?token=${secret}`,
  (secret) => `app --password ${secret} --token=${secret}`,
  (secret) => `curl -u me:${secret} -H "Authorization: Bearer ${secret}" http://${secret}/`,
  (secret) => `${["-----BEGIN", "PRIVATE", "KEY-----"].join(" ")}\n${secret}`,
  (secret) => Buffer.from(`${["-----BEGIN", "PRIVATE", "KEY-----"].join(" ")}\n${secret}`).toString("base64"),
  (secret) => `ghp_${"a1".repeat(18)}${secret}`,
  (secret) => `password: ${secret}`,
  (secret) => `[{"address":"ghcr.io","password":"${secret}","configFileContent":"${secret}"}]`,
  (secret) => `[${secret}`,
  (secret) => `no-new-privileges:${secret}`,
  (secret) => `ghcr.io/me/${secret}:latest`,
  (secret) => `${secret}.example/me/app:1.0`,
  (secret) => `caddy:2.${secret}`,
  (secret) => `caddy:1.0.0-${secret}`,
  (secret) => `me:${secret}@ghcr.io/me/app`,
];

/** The full run tries every shape in each text alone; the fast one those that some rule quotes. */
const alone =
  process.env["HEARTH_TEST_FULL"] === "1"
    ? forms
    : forms.filter((form) =>
        /^(?:<>|\/<>|0:<>|no-new-privileges:<>|ghcr\.io\/me\/<>:latest|<>\.example\/me\/app:1\.0|caddy:(?:2\.|1\.0\.0-)<>)$/.test(
          form("<>"),
        ),
      );

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === "string") return [path];
  if (Array.isArray(value)) return value.flatMap((one, index) => leavesOf(one, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

function written(path: Path): string {
  return path
    .map((key) => (typeof key === "number" ? `[${String(key)}]` : `.${key}`))
    .join("")
    .slice(1);
}

function withText(subject: Subject, paths: readonly Path[], text: string): Subject {
  const props = structuredClone(subject.props) as unknown as Record<string | number, unknown>;
  for (const path of paths) {
    const [last = "", ...before] = path.toReversed();
    const inner = before.toReversed().reduce((at, key) => at[key] as Record<string | number, unknown>, props);
    inner[last] = text;
  }
  return { ...subject, props };
}

function messagesOf(rule: Rule, subject: Subject): readonly string[] {
  const found =
    "checks" in rule ? findings(rule, subject) : [...rule.checkStack([subject] as unknown as Resources, settings)];
  return (found ?? []).map((one) => messageOf(rule, subject.name, one));
}

function tells(rule: Rule, subject: Subject, text: string): boolean {
  return messagesOf(rule, subject).some((message) => message.includes(canary) || message.includes(text));
}

/** Where rules quote a canary: in each text of a resource for itself. */
function quoted(
  judging: readonly Rule[],
  subject: Subject,
): readonly { readonly rule: string; readonly leaf: string }[] {
  const seen = leavesOf(subject.props).flatMap((path) =>
    alone.flatMap((form) => {
      const text = form(canary);
      const changed = withText(subject, [path], text);
      return judging
        .filter((rule) => tells(rule, changed, text))
        .map(({ id }) => JSON.stringify({ rule: id, leaf: written(path) }));
    }),
  );
  return [...new Set(seen)].map((one) => JSON.parse(one) as { rule: string; leaf: string });
}

const used = new Set<string>();

describe.each(fullSubjects)("%s", (_, subject) => {
  test("shows no value, one at a time", () => {
    const found = quoted(rules, subject);
    for (const { rule, leaf } of found)
      for (const [index, one] of shown.entries())
        if (one.type === subject.type && one.leaf.test(leaf) && one.rules.includes(rule))
          used.add(`${String(index)} ${rule}`);
    const unexpected = found.filter(({ rule, leaf }) => !mayShow(rule, subject.type, leaf));
    expect(unexpected.map(({ rule, leaf }) => `${rule} shows ${leaf}`)).toEqual([]);
  });

  test.each(forms.map((form) => [form("<value>").replaceAll("\n", " "), form] as const))(
    "shows no value, all at once: %s",
    (_form, form) => {
      const text = form(canary);
      const telling = rules.filter((rule) => {
        const paths = leavesOf(subject.props).filter((path) => !mayShow(rule.id, subject.type, written(path)));
        return tells(rule, withText(subject, paths, text), text);
      });
      expect(telling.map(({ id }) => id)).toEqual([]);
    },
  );
});

test("names no input that no rule shows, and nothing of the rules about secrets", () => {
  const listed = shown.flatMap((one, index) => one.rules.map((rule) => `${String(index)} ${rule}`));
  expect(listed.filter((one) => !used.has(one))).toEqual([]);
  expect(shown.flatMap((one) => one.rules).filter((rule) => rule.startsWith("HS-08"))).toEqual([]);
});

test("would see a rule that shows a value", () => {
  const careless: ResourceRule = {
    id: "HS-999",
    title: "Shows the environment",
    why: "It is careless.",
    level: "advisory",
    anchors: [],
    remedy: "none",
    checks: {
      "docker:index/container:Container": function* ({ props }) {
        yield { field: "envs", found: props.envs?.[1] ?? "", allowed: "none" };
      },
    },
  };
  expect(quoted([careless], container({ envs: ["A=b", "DB_PASSWORD=none"] }))).toEqual([
    { rule: "HS-999", leaf: "envs[1]" },
  ]);
});
