import { rules } from "../../policies/rules/index.ts";
import { container } from "./case.ts";
import { exceptionsOf, runPack } from "./run.ts";

const good = {
  rule: "HS-001",
  resource: "demo",
  reason: "the driver is loaded from inside the container",
  owner: "home",
  expires: "2027-01-31",
};

function file(...entries: readonly Readonly<Record<string, string>>[]): string {
  return JSON.stringify({ exceptions: entries });
}

const privileged = [container({ privileged: true })];

async function said(...entries: readonly Readonly<Record<string, string>>[]): Promise<readonly string[]> {
  const found = await runPack(rules, privileged, { exceptions: exceptionsOf(file(...entries), rules) });
  return found.map(({ policy, message }) => `${policy} ${message}`);
}

test("without an exception the violation is reported, and nothing else", async () => {
  expect(await said()).toEqual([expect.stringMatching(/^HS-001 demo: privileged: given true/)]);
});

test("an exception with reason, owner and day lets it pass", async () => {
  expect(await said(good)).toEqual([]);
  expect(await said({ ...good, stack: "dev" })).toEqual([]);
});

test("one for another stack does not, and is not called unneeded there", async () => {
  expect(await said({ ...good, stack: "prod" })).toEqual([expect.stringMatching(/^HS-001/)]);
});

test.each([
  ["expired", { expires: "2026-06-14" }, /expires: given 2026-06-14, which has passed/],
  ["too far ahead", { expires: "2028-01-01" }, /at most 365 days ahead/],
  ["of no rule", { rule: "HS-999" }, /HS-999; allowed: a rule of this pack/],
])("an exception that is %s is a violation itself, and excepts nothing", async (_, change, words) => {
  const found = await said({ ...good, ...change });
  expect(found).toContainEqual(expect.stringMatching(words));
  expect(found).toContainEqual(expect.stringMatching(/^HS-001/));
});

test.each([
  ["no reason", { reason: "" }, /reason: has to say in a sentence/],
  ["no owner", { owner: " " }, /owner: has to name/],
  ["no day", { expires: "soon" }, /expires: has to be a day/],
  ["an unknown key", { until: "2027-01-01" }, /until/],
])("one with %s is named by its path, and the file excepts nothing", async (_, change, words) => {
  const found = await said(good, { ...good, resource: "other", ...change });
  expect(found).toContainEqual(expect.stringMatching(/exceptions\.1/));
  expect(found.join("\n")).toMatch(words);
  expect(found).toContainEqual(expect.stringMatching(/^HS-001/));
});

test("one that nothing needs, or that stands twice, is a violation", async () => {
  expect(await said(good, { ...good, rule: "HS-013" })).toEqual([
    expect.stringMatching(/^exceptions .*given HS-013 for demo, which nothing needs; remove the entry/),
  ]);
  expect(await said(good, good)).toContainEqual(expect.stringMatching(/twice; allowed: once/));
});

test("a day counts to its end, and no longer", async () => {
  expect(await said({ ...good, expires: "2026-06-15" })).toEqual([]);
  expect((await said({ ...good, expires: "2026-06-14" })).length).toBeGreaterThan(0);
});

test("a file that is no YAML is a violation by the place of its mistake, and excepts nothing", async () => {
  const found = await runPack(rules, privileged, { exceptions: exceptionsOf("exceptions:\n  - rule: [\n", rules) });
  const texts = found.map(({ policy, message }) => `${policy} ${message}`);
  expect(texts).toContainEqual(expect.stringMatching(/^exceptions .*exceptions\.yaml: given no YAML: .* at line 3/));
  expect(texts).toContainEqual(expect.stringMatching(/^HS-001/));
});

test("leave to lower a rule, for every resource, excepts no violation and is not called unneeded", async () => {
  expect(await said({ ...good, resource: "*" })).toEqual([expect.stringMatching(/^HS-001/)]);
});
