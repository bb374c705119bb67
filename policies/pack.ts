import type { Policies, PolicyResource, ResourceValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import { type Exceptions, type Ledger, ledger } from "./exceptions.ts";
import type { Subject, Token } from "./judged.ts";
import { viewOf, write } from "./mend.ts";
import type { Reviewed } from "./reviewed.ts";
import {
  type Check,
  descriptionOf,
  type Mend,
  messageOf,
  type ResourceRule,
  type Resources,
  type Rule,
  type StackRule,
} from "./rule.ts";
import { type SettingsFile, settingsFor } from "./settings-file.ts";
import { schemaOf } from "./settings-schema.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { placeOf } from "./urn.ts";

function subjectOf({ type, name, urn, props, opts }: ResourceValidationArgs | PolicyResource): Subject {
  // The type is looked at before any property is read.
  return { type, name, urn, props, opts } as Subject;
}

function textOf(rule: Rule) {
  return {
    name: rule.id,
    displayName: rule.title,
    description: descriptionOf(rule),
    enforcementLevel: rule.level,
    remediationSteps: rule.remedy,
    tags: [...rule.anchors],
    ...(rule.settings === undefined ? {} : { configSchema: schemaOf(rule.settings) }),
  };
}

type Report = (message: string, urn?: string) => void;

/** Settings of a rule for a stack: its configuration in this run counts before the file. */
function settingsIn(file: SettingsFile, urn: string, config: Partial<Settings>): Settings {
  const { project, stack } = placeOf(urn);
  return settingsOf(settingsFor(file, project, stack), config);
}

function judge(
  rule: ResourceRule,
  args: ResourceValidationArgs,
  report: Report,
  file: SettingsFile,
  exceptions: Ledger,
): void {
  const check = (rule.checks as Readonly<Record<string, Check<Token> | undefined>>)[args.type];
  // Without `notApplicable`: it throws, here for most of what is asked, and took a sixth of the judging.
  if (check === undefined) return;
  const found = [...check(subjectOf(args), settingsIn(file, args.urn, args.getConfig<Partial<Settings>>()))];
  if (found.length === 0 || exceptions.excepted(rule.id, args.name, args.urn)) return;
  for (const finding of found) report(messageOf(rule, args.name, finding));
}

function remediate(
  { id, checks, mends = {} }: ResourceRule,
  args: ResourceValidationArgs,
  file: SettingsFile,
  exceptions: Ledger,
): Record<string, unknown> | undefined {
  const check = (checks as Readonly<Record<string, Check<Token> | undefined>>)[args.type];
  const mend = (mends as Readonly<Record<string, Mend<Token> | undefined>>)[args.type];
  if (check === undefined || mend === undefined) return args.notApplicable(`mends ${Object.keys(mends).join(", ")}`);
  const subject = subjectOf({ ...args, props: viewOf(args.props) });
  const settings = settingsIn(file, args.urn, args.getConfig<Partial<Settings>>());
  const isBroken = [...check(subject, settings)].length > 0;
  if (!isBroken || exceptions.excepted(id, args.name, args.urn)) return undefined;
  const edits = [...mend(subject, settings)];
  if (edits.length === 0) return undefined;
  write(args.props, edits);
  return args.props;
}

function isStackRule(rule: Rule): rule is StackRule {
  return "checkStack" in rule;
}

/** The last policy: by then every exception that is needed was used. */
function exceptionsPolicy({ problems }: Exceptions, used: Ledger): StackValidationPolicy {
  return {
    name: "exceptions",
    displayName: "Exceptions are reasoned, current and needed",
    description:
      "exceptions.yaml holds only entries with a reason, an owner and a day to come, each of which something needs.",
    enforcementLevel: "mandatory",
    validateStack: ({ resources }, report) => {
      for (const problem of problems) report(`policies/exceptions.yaml: ${problem}`);
      for (const { rule, resource } of used.unused(placeOf(resources[0]?.urn ?? "").stack))
        report(`policies/exceptions.yaml: given ${rule} for ${resource}, which nothing needs; remove the entry`);
    },
  };
}

function settingsPolicy({ problems }: SettingsFile): StackValidationPolicy {
  return {
    name: "settings",
    displayName: "Settings can be read",
    description: "settings.yaml holds only settings of this pack; with a mistake in it all are safe.",
    enforcementLevel: "mandatory",
    validateStack: (_, report) => {
      for (const problem of problems) report(`policies/settings.yaml: ${problem}`);
    },
  };
}

/** Rules as the SDK takes them: one policy each, so that each has its own level and configuration. */
export function policiesOf(rules: readonly Rule[], { exceptions, settings: file }: Reviewed, now: Date): Policies {
  const used = ledger(exceptions, now);
  const policies = rules.map((rule) =>
    isStackRule(rule)
      ? {
          ...textOf(rule),
          validateStack: (args: Parameters<StackValidationPolicy["validateStack"]>[0], report: Report) => {
            const settings = settingsIn(file, args.resources[0]?.urn ?? "", args.getConfig<Partial<Settings>>());
            const reason = rule.notApplicable?.(settings);
            if (reason !== undefined) args.notApplicable(reason);
            const resources = args.resources.map((one) => ({
              ...subjectOf(one),
              dependencies: one.dependencies.map(({ urn }) => urn),
            })) as unknown as Resources;
            for (const found of rule.checkStack(resources, settings))
              if (!used.excepted(rule.id, found.name, found.urn)) report(messageOf(rule, found.name, found), found.urn);
          },
        }
      : {
          ...textOf(rule),
          validateResource: (args: ResourceValidationArgs, report: Report) => {
            judge(rule, args, report, file, used);
          },
          ...(rule.mends === undefined
            ? {}
            : { remediateResource: (args: ResourceValidationArgs) => remediate(rule, args, file, used) }),
        },
  );
  return [...policies, settingsPolicy(file), exceptionsPolicy(exceptions, used)];
}
