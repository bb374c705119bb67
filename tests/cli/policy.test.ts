import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { effectiveLevels, loweredProblems, unmendedProblem } from "../../policies/levels.ts";
import { descriptionOf } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import { readPackConfig } from "../../tools/cli/policy/config.ts";
import { remediationsIn, remediationText } from "../../tools/cli/policy/remediations.ts";
import { sarif } from "../../tools/cli/policy/sarif.ts";
import { packRan, violationsIn, violationText } from "../../tools/cli/policy/violations.ts";
import { parseEvent } from "../../tools/cli/pulumi/events.ts";
import { folders } from "../support/folders.ts";

const newFolder = folders();
const urn = "urn:pulumi:dev::hearth::docker:index/container:Container::caddy";
const message = "caddy: privileged: given true; allowed: false or absent\nremove it [HS-001]";

function event(of: object) {
  const parsed = parseEvent(JSON.stringify(of));
  if (parsed === undefined) throw new Error("no event");
  return parsed;
}

const told = event({
  policyEvent: { resourceUrn: urn, message, policyName: "HS-001", enforcementLevel: "mandatory" },
});
const ended = (packs: object) => event({ summaryEvent: { durationSeconds: 1, PolicyPacks: packs } });

test("a violation is read from Pulumi's events, and named once", () => {
  const [one] = violationsIn([ended({}), told]);
  if (one === undefined) throw new Error("no violation");
  expect(one).toEqual({ rule: "HS-001", level: "mandatory", urn, message });
  expect(violationText(one).split("\n")[0]).toBe(
    "mandatory HS-001  caddy: privileged: given true; allowed: false or absent",
  );
});

test("the rule's description, which the engine puts before each message, is left out", () => {
  const rule = rules.find(({ id }) => id === "HS-001");
  if (rule === undefined) throw new Error("no rule");
  const policyEvent = { ...told.policyEvent, message: `${descriptionOf(rule)}\n${message}\n` };
  expect(violationsIn([event({ policyEvent })])).toEqual([{ rule: "HS-001", level: "mandatory", urn, message }]);
});

test.each([
  ["an input that was not given", { memory: 64 }, { memory: 64, memorySwap: 64 }, "memorySwap: given nothing; now 64"],
  [
    "one within another, and one beside it",
    { logOpts: { "max-size": "1m" }, ttl: 300 },
    { logOpts: { "max-size": "1m", "max-file": "3" }, ttl: 1 },
    'ttl: given 300; now 1, logOpts.max-file: given nothing; now "3"',
  ],
  ["nothing that may be shown", { logOpts: "[secret]" }, { logOpts: "[secret]" }, "a secret"],
])("a remediation is told by what it changed: %s", (_, before, after, words) => {
  const [one] = remediationsIn([
    ended({}),
    event({ policyRemediationEvent: { resourceUrn: urn, policyName: "HS-031", before, after } }),
  ]);
  if (one === undefined) throw new Error("no remediation");
  expect(remediationText(one)).toBe(`remediated HS-031  caddy: ${words}`);
});

test("without its pack in the summary nothing was judged", () => {
  expect(packRan([told])).toBe(false);
  expect(packRan([ended({}), told])).toBe(false);
  expect(packRan([ended({ "other|local|policies": "0.1.0" })])).toBe(false);
  expect(packRan([ended({ "hearth|local|policies": "0.1.0" })])).toBe(true);
});

test("the report for code scanning knows each rule and each violation, by resource", () => {
  const { runs } = sarif(rules, violationsIn([told]));
  expect(runs[0]?.tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  expect(runs[0]?.results).toMatchObject([
    { ruleId: "HS-001", level: "error", locations: [{ logicalLocations: [{ fullyQualifiedName: urn }] }] },
  ]);
});

test.each([
  ["missing", undefined, /ENOENT/],
  ["cut short", "{", /JSON/],
  ["a list", "[]", /no object/],
])("a configuration that is %s is refused by its path, with what is allowed", async (_, text, why) => {
  const config = join(newFolder(), "levels.json");
  if (text !== undefined) writeFileSync(config, text);
  await expect(readPackConfig(config)).rejects.toThrow(why);
  await expect(readPackConfig(config)).rejects.toThrow(/^--config .*levels\.json: given .*; allowed: a file of JSON/);
});

describe("levels", () => {
  const lowered = (config: Readonly<Record<string, unknown>>, excepted: readonly string[] = []) => {
    const entry = { resource: "*", reason: "for a week", owner: "home", expires: "2027-01-01" };
    const entries = excepted.map((rule) => ({ ...entry, rule }));
    return loweredProblems(rules, effectiveLevels(rules, config), entries);
  };

  test("are the pack's own without a configuration, and settings lower nothing", () => {
    expect(lowered({})).toEqual([]);
    expect(lowered({ "HS-001": { roles: {} } })).toEqual([]);
  });

  test.each(["advisory", "disabled", { enforcementLevel: "advisory" }])(
    "a mandatory rule that is lowered to %j needs an entry",
    (level) => {
      expect(lowered({ "HS-001": level })).toEqual([expect.stringMatching(/^HS-001: given/)]);
      expect(lowered({ "HS-001": level }, ["HS-001"])).toEqual([]);
    },
  );

  test("remediate counts as mandatory, which lowers nothing", () => {
    const [first] = effectiveLevels(rules, { "HS-001": "remediate" });
    expect(first).toMatchObject({ id: "HS-001", level: "mandatory", lowered: false, remediates: true });
    expect(lowered({ all: "remediate" })).toEqual([]);
  });

  test.each([
    [
      "one rule",
      { "HS-001": "remediate", "HS-031": "remediate" },
      /^HS-001: given remediate; allowed: .*only HS-031, /,
    ],
    ["by an object", { "HS-002": { enforcementLevel: "remediate", roles: {} } }, /^HS-002: given/],
    ["a rule over the stack", { "HS-036": "remediate" }, /^HS-036: given/],
    ["all rules", { all: "remediate" }, /^HS-001, HS-002, .*HS-030, HS-032, .*: given/],
  ])("a rule without a remediation is named when it is asked for: %s", (_, config, words) => {
    expect(unmendedProblem(rules, effectiveLevels(rules, config))).toMatch(words);
  });

  test.each([{}, { all: "mandatory" }, { "HS-031": "remediate", "HS-035": "remediate" }])(
    "nothing is said of %j",
    (config) => {
      expect(unmendedProblem(rules, effectiveLevels(rules, config))).toBeUndefined();
    },
  );

  test("all at once counts for each mandatory rule, and raising or an advisory one for none", () => {
    const mandatory = rules.filter(({ level }) => level === "mandatory");
    expect(lowered({ all: "advisory" }).length).toBe(mandatory.length);
    expect(lowered({ all: "advisory", "HS-001": "mandatory" }).length).toBe(mandatory.length - 1);
    expect(lowered({ "HS-004": "disabled", "HS-008": "mandatory" })).toEqual([]);
  });
});
