import * as server from "@pulumi/policy/server.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { Policies } from "@pulumi/policy";
import type { Subject } from "../../policies/judged.ts";
import type { ResourceRule } from "../../policies/rule.ts";
import { policiesOf } from "../../policies/pack.ts";
import { today } from "./run.ts";
import type { Exceptions } from "../../policies/exceptions.ts";

type Answer = (error: Error | undefined, response: analyzer.RemediateResponse) => void;

/** Exported by the SDK for tests, and left out of its typings. */
const { makeRemediateRpcFun } = server as unknown as {
  readonly makeRemediateRpcFun: (
    pack: string,
    version: string,
    level: string,
    policies: Policies,
  ) => (call: { readonly request: analyzer.AnalyzeRequest }, answer: Answer) => Promise<void>;
};

type Inputs = Readonly<Record<string, unknown>>;

/** What the engine is told about one resource. */
export interface Told {
  /** Inputs after each remediation. */
  readonly mended: readonly Inputs[];
  /** What kept a remediation from running. */
  readonly diagnostics: readonly string[];
  /** Reasons of the rules that have nothing to mend here. */
  readonly notApplicable: readonly string[];
}

/** Has the SDK itself remediate a resource by rules that are all set to `remediate`; its inputs are as the engine writes them. */
export async function remediated(
  rules: readonly ResourceRule[],
  { type, name, urn }: Subject,
  inputs: object,
  exceptions: Exceptions = { entries: [], problems: [] },
): Promise<Told> {
  const policies = policiesOf(rules, { exceptions, settings: { stacks: {}, problems: [] } }, today).map((one) => ({
    ...one,
    enforcementLevel: "remediate" as const,
  }));
  const request = new analyzer.AnalyzeRequest();
  request.setType(type);
  request.setName(name);
  request.setUrn(urn);
  request.setOptions(new analyzer.AnalyzerResourceOptions());
  request.setProperties(struct.Struct.fromJavaScript(inputs as Record<string, struct.JavaScriptValue>));
  const response = await new Promise<analyzer.RemediateResponse>((resolve, reject) => {
    void makeRemediateRpcFun(
      "hearth",
      "0.1.0",
      "advisory",
      policies,
    )({ request }, (error, answer) => {
      if (error === undefined) resolve(answer);
      else reject(error);
    });
  });
  const all = response.getRemediationsList();
  return {
    mended: all.flatMap((one) => (one.hasProperties() ? [one.getProperties()?.toJavaScript() as Inputs] : [])),
    diagnostics: all.map((one) => one.getDiagnostic()).filter((text) => text !== ""),
    notApplicable: response.getNotApplicableList().map((one) => one.getReason()),
  };
}
