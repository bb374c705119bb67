import type { ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import { type Exceptions, readExceptions } from "../../policies/exceptions.ts";
import type { Subject } from "../../policies/judged.ts";
import { policiesOf } from "../../policies/pack.ts";
import type { Rule } from "../../policies/rule.ts";
import type { SettingsFile } from "../../policies/settings-file.ts";
import type { Settings } from "../../policies/settings.ts";
import { settings } from "./judge.ts";

/** The day on which the tests' exceptions are read. */
export const today = new Date("2026-06-15T12:00:00Z");

/** Thrown where a policy says that it does not apply. */
class NotApplicable extends Error {}

/** A violation as the SDK would hand it to the engine. */
export interface Reported {
  readonly policy: string;
  readonly message: string;
}

/** Entries as {@link readExceptions} reads them. */
export function exceptionsOf(text: string, rules: readonly Rule[]): Exceptions {
  return readExceptions(text, new Set(rules.map(({ id }) => id)), today);
}

const shared = {
  stackTags: new Map<string, string>(),
  notApplicable: (reason?: string): never => {
    throw new NotApplicable(reason);
  },
};

/** What is said of settings: in the file beside the pack, and for this run. */
export interface Said {
  readonly file: SettingsFile;
  readonly config: Partial<Settings>;
}

const usual: Said = { file: { stacks: {}, problems: [] }, config: settings };

/** Runs one policy; one that says that it does not apply has judged. */
async function judging(policy: () => unknown): Promise<void> {
  try {
    await policy();
  } catch (error) {
    if (!(error instanceof NotApplicable)) throw error;
  }
}

/** Runs a pack of these rules over a stack, as the SDK does: each resource first, then the whole. */
export async function runPack(
  rules: readonly Rule[],
  subjects: readonly Subject[],
  exceptions: Exceptions = { entries: [], problems: [] },
  { file, config }: Said = usual,
): Promise<readonly Reported[]> {
  const found: Reported[] = [];
  const policies = policiesOf(rules, { exceptions, settings: file }, today);
  const report = (policy: string) => (message: string) => found.push({ policy, message });
  const common = { ...shared, getConfig: () => config };
  for (const subject of subjects)
    for (const policy of policies) {
      if ("validateStack" in policy || typeof policy.validateResource !== "function") continue;
      const { name, validateResource } = policy;
      const args = { ...subject, ...common, isType: () => false, asType: () => undefined };
      await judging(() => validateResource(args as unknown as ResourceValidationArgs, report(name)));
    }
  const resources = subjects.map((one) => ({ ...one, dependencies: [], propertyDependencies: {} }));
  for (const policy of policies)
    if ("validateStack" in policy) {
      const { name, validateStack } = policy;
      const args = { ...common, resources } as unknown as StackValidationArgs;
      await judging(() => validateStack(args, report(name)));
    }
  return found;
}
