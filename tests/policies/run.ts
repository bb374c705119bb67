import type { Policies, PolicyResource, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import { type Exceptions, readExceptions } from "../../policies/exceptions.ts";
import type { Subject } from "../../policies/judged.ts";
import { policiesOf } from "../../policies/pack.ts";
import type { Level, Rule } from "../../policies/rule.ts";
import type { SettingsFile } from "../../policies/settings-file.ts";
import type { Settings } from "../../policies/settings.ts";
import { settings as usual } from "./judge.ts";

/** The day on which the tests' exceptions are read. */
export const today = new Date("2026-06-15T12:00:00Z");

/** Thrown where a policy says that it does not apply. */
class NotApplicable extends Error {}

/** A violation as the SDK would hand it to the engine. */
export interface Reported {
  readonly policy: string;
  readonly level: Level;
  readonly message: string;
  /** Absent: the stack as a whole. */
  readonly urn?: string | undefined;
}

/** What a pack is given besides the stack. */
export interface Given {
  /** Absent: none. */
  readonly exceptions?: Exceptions;
  /** The file of settings beside the pack; absent: an empty one. */
  readonly file?: SettingsFile;
  /** Settings for this run; absent: those of most cases. */
  readonly settings?: Partial<Settings> | undefined;
}

/** Entries as {@link readExceptions} reads them. */
export function exceptionsOf(text: string, rules: readonly Rule[]): Exceptions {
  return readExceptions(text, new Set(rules.map(({ id }) => id)), today);
}

/** An exceptions file that lets some resources break one rule. */
export function exceptionsText(rule: string, resources: readonly string[]): string {
  const entry = { rule, reason: "known, and mended this summer", owner: "home", expires: "2026-09-01" };
  return JSON.stringify({ exceptions: resources.map((resource) => ({ ...entry, resource })) });
}

const shared = {
  stackTags: new Map<string, string>(),
  notApplicable: (reason?: string): never => {
    throw new NotApplicable(reason);
  },
};

async function whereApplicable(judge: () => unknown): Promise<void> {
  try {
    await judge();
  } catch (error) {
    if (!(error instanceof NotApplicable)) throw error;
  }
}

function resourceOf(subject: Subject): PolicyResource {
  const dependencies = (subject.dependencies ?? []).map((urn) => ({ urn }));
  return { ...subject, dependencies, propertyDependencies: {} } as unknown as PolicyResource;
}

/** Runs a pack of these rules over a stack, as the SDK does: each resource first, then the whole. */
export async function runPack(
  rules: readonly Rule[],
  subjects: readonly Subject[],
  { exceptions = { entries: [], problems: [] }, file = { stacks: {}, problems: [] }, settings = usual }: Given = {},
): Promise<readonly Reported[]> {
  const found: Reported[] = [];
  const policies: Policies = policiesOf(rules, { exceptions, settings: file }, today);
  const reporter =
    ({ name: policy, enforcementLevel }: Policies[number], urn?: string) =>
    (message: string, of = urn) => {
      found.push({ policy, level: enforcementLevel === "advisory" ? "advisory" : "mandatory", message, urn: of });
    };
  const given = { ...shared, getConfig: () => settings };
  for (const subject of subjects)
    for (const policy of policies) {
      if ("validateStack" in policy || typeof policy.validateResource !== "function") continue;
      const { validateResource } = policy;
      const args = { ...subject, ...given, isType: () => false, asType: () => undefined };
      const report = reporter(policy, subject.urn);
      await whereApplicable(() => validateResource(args as unknown as ResourceValidationArgs, report));
    }
  const args = { ...given, resources: subjects.map(resourceOf) } as unknown as StackValidationArgs;
  for (const policy of policies)
    if ("validateStack" in policy) await whereApplicable(() => policy.validateStack(args, reporter(policy)));
  return found;
}
