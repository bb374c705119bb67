import type { RuleText } from "../../../policies/rule.ts";
import type { Violation } from "./violations.ts";

/** Where code scanning shows what has no line of its own: the file that the pack is configured by. */
const shownAt = "policies/exceptions.yaml";

const levels = { mandatory: "error", advisory: "warning" } as const;

function ruleEntry({ id, title, why, level, remedy, anchors }: RuleText) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: remedy },
    defaultConfiguration: { level: levels[level] },
    properties: { tags: [...anchors] },
  };
}

function result({ rule, level, message, urn }: Violation) {
  return {
    ruleId: rule,
    level: levels[level],
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: shownAt }, region: { startLine: 1 } },
        ...(urn === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: urn, kind: "resource" }] }),
      },
    ],
    // The same violation keeps its identity from run to run.
    partialFingerprints: { "hearth/rule-and-resource": `${rule} ${urn ?? ""}` },
  };
}

/** A report for code scanning: SARIF 2.1.0 (OASIS). */
export function sarif(rules: readonly RuleText[], violations: readonly Violation[]) {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "hearth-policies",
            informationUri: "https://www.pulumi.com/docs/insights/policy/",
            rules: rules.map(ruleEntry),
          },
        },
        results: violations.map(result),
      },
    ],
  };
}
