import type { Policies, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import { type Exceptions, readExceptions } from "../../policies/exceptions.ts";
import type { Subject } from "../../policies/judged.ts";
import { policiesOf } from "../../policies/pack.ts";
import type { Rule } from "../../policies/rule.ts";
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

async function onResource(policies: Policies, subject: Subject, report: (one: Reported) => void): Promise<void> {
  for (const policy of policies) {
    if ("validateStack" in policy || typeof policy.validateResource !== "function") continue;
    const args = { ...subject, ...shared, getConfig: () => settings, isType: () => false, asType: () => undefined };
    try {
      await policy.validateResource(args as unknown as ResourceValidationArgs, (message) => {
        report({ policy: policy.name, message });
      });
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
    }
  }
}

/** Runs a pack of these rules over a stack, as the SDK does: each resource first, then the whole. */
export async function runPack(
  rules: readonly Rule[],
  subjects: readonly Subject[],
  exceptions: Exceptions = { entries: [], problems: [] },
): Promise<readonly Reported[]> {
  const found: Reported[] = [];
  const policies = policiesOf(rules, exceptions, today);
  for (const subject of subjects) await onResource(policies, subject, (one) => found.push(one));
  const resources = subjects.map((one) => ({ ...one, dependencies: [], propertyDependencies: {} }));
  for (const policy of policies) {
    if (!("validateStack" in policy)) continue;
    const args = { ...shared, getConfig: () => settings, resources: resources };
    await policy.validateStack(args as unknown as StackValidationArgs, (message) =>
      found.push({ policy: policy.name, message }),
    );
  }
  return found;
}
