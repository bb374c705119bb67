import { readSettings } from "../../policies/settings-file.ts";
import { rules } from "../../policies/rules/index.ts";
import { canary, forms, givesAway } from "./canary.ts";
import { container } from "./case.ts";
import { exceptionsOf, exceptionsText } from "./run.ts";
import { told } from "./told.ts";

type Files = Readonly<Record<string, (text: string) => string>>;

const entry = {
  rule: "HS-001",
  resource: "demo",
  stack: "dev",
  reason: "the driver is loaded from inside the container",
  owner: "home",
  expires: "2020-01-31",
};

function filed(...entries: readonly object[]): string {
  return JSON.stringify({ exceptions: entries });
}

function set(settings: object): string {
  return JSON.stringify({ stacks: { "demo/*": settings } });
}

/** Files that are none, with a secret in them. */
const broken: Files = {
  "no list of anything": (text) => JSON.stringify({ other: text }),
  "an alias of nothing": (text) => `exceptions: *${text.replaceAll(/\s/g, "")}`,
  "a key twice": (text) => `${JSON.stringify(text)}: 1\n${JSON.stringify(text)}: 2\n`,
  "a text that does not end": (text) => `exceptions: "${text}`,
  "a list that does not end": (text) => `exceptions: [${JSON.stringify(text)}\n`,
  "a text after the end": (text) => `exceptions: []\n${text} [ } "\n`,
  "a text alone": (text) => text,
};

/** Exceptions with a secret where somebody may have put one. A resource's name stands in every URN and is none. */
const exceptions: Files = {
  rule: (text) => filed({ ...entry, rule: text }),
  stack: (text) => filed({ ...entry, stack: text }, { ...entry, stack: text }),
  reason: (text) => filed({ ...entry, reason: text }),
  owner: (text) => filed({ ...entry, owner: text, reason: "" }),
  day: (text) => filed({ ...entry, expires: text }),
  "a key's value": (text) => filed({ ...entry, until: text }),
  "a key that is no plain name": (text) => filed({ ...entry, [`a ${text}`]: "" }),
  "no list": (text) => JSON.stringify({ exceptions: text }),
  "an entry that is a text": (text) => JSON.stringify({ exceptions: [text] }),
};

/** Settings with a secret in the same way. */
const settings: Files = {
  role: (text) => set({ roles: { caddy: [text] } }),
  "a role of what is no plain name": (text) => set({ roles: { [`a ${text}`]: 1 } }),
  tier: (text) => set({ tiers: [`a ${text}`] }),
  "a host's name": (text) => set({ directHostnames: [`a ${text}`] }),
  address: (text) => set({ privateAddresses: [text] }),
  port: (text) => set({ openPorts: { caddy: [text] } }),
  "a key that is no plain name": (text) => set({ [`a ${text}`]: "" }),
  "a stack that is no plain name": (text) => JSON.stringify({ stacks: { [`a ${text}`]: {} } }),
};

const privileged = [container({ privileged: true })];
const withExceptions = (text: string) => told(rules, privileged, { exceptions: exceptionsOf(text, rules) });
const withSettings = (text: string) => told(rules, privileged, { file: readSettings(text) });

const all = [
  ...Object.entries({ ...broken, ...exceptions }).map(([what, file]) => ["exceptions", what, file] as const),
  ...Object.entries({ ...broken, ...settings }).map(([what, file]) => ["settings", what, file] as const),
];

test.each(all)("problems of the file of %s show no value: %s", async (name, _, file) => {
  for (const form of forms) {
    const text = form(canary);
    const found = await (name === "exceptions" ? withExceptions : withSettings)(file(text));
    expect(found.map(({ rule }) => rule)).toContain(name);
    expect(found.filter((one) => givesAway(one.text, text)).map((one) => one.text)).toEqual([]);
  }
});

test("would see a problem that shows a value, and tells of the resource by its name", async () => {
  const found = await withExceptions(exceptionsText("HS-002", [canary]));
  expect(found.filter((one) => givesAway(one.text, canary)).map(({ rule }) => rule)).toEqual(["exceptions"]);
});
