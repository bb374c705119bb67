import { Command, CommanderError } from "commander";
import { SiteError } from "../../components/site/errors.ts";
import { CommandFailed } from "../shared/run.ts";
import type { PolicyOptions } from "./commands/policy.ts";
import { messageOf, Refusal } from "./refusal.ts";
import { type StackPlace, stackPlace } from "./stack/place.ts";

const usualStack = "dev";

interface Common {
  readonly stack: string;
}

function placeOf({ stack }: Common): StackPlace {
  return stackPlace(stack);
}

function stackFlagOf({ stack }: Common): string {
  return stack === usualStack ? "" : ` --stack ${stack}`;
}

/** The stack that words for Pulumi name themselves. */
function stackNamed(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === "--stack" || word === "-s");
  return at === -1 ? words.find((word) => word.startsWith("--stack="))?.slice("--stack=".length) : words[at + 1];
}

/** Mistakes of this program itself, which deserve their stack trace. */
const ownMistakes = [TypeError, ReferenceError, RangeError, SyntaxError];

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
  const expected = error instanceof Refusal || error instanceof SiteError || error instanceof CommandFailed;
  const ours = !expected && ownMistakes.some((kind) => error instanceof kind);
  console.error(ours && error instanceof Error ? (error.stack ?? error.message) : messageOf(error));
  return 1;
}

function withStack(command: Command): Command {
  return command.option(
    "--stack <name>",
    "the stack, so the house, that is meant",
    process.env["HEARTH_STACK"] ?? usualStack,
  );
}

type Add = (signature: string, description: string) => Command;
type Finish = (code: number) => void;

/** Commands that only look. */
function addLooking(add: Add, finish: Finish): void {
  add("preview [pulumi-arguments...]", "show what up would change")
    .allowUnknownOption()
    .option("--refresh", "look at what is really there first", false)
    .option("--expect-no-changes", "fail when something would change", false)
    .action(async (extra: string[], options: Common & { refresh: boolean; expectNoChanges: boolean }) => {
      const { preview } = await import("./commands/preview.ts");
      const flags = [
        ...(options.refresh ? ["--refresh"] : []),
        ...(options.expectNoChanges ? ["--expect-no-changes"] : []),
      ];
      finish(await preview(placeOf(options), [...flags, ...extra]));
    });
  add("plan", "print the Plan: everything that follows from the stack file")
    .option("--json", "as JSON", false)
    .action(async (options: Common & { json: boolean }) => {
      const { plan } = await import("./commands/plan.ts");
      finish(await plan(placeOf(options), options.json));
    });
  add("policy", "preview the house with the policy pack, and report what it breaks")
    .option("--sarif <file>", "write a report for code scanning as well")
    .option("--file <file>", "judge the house of this Pulumi.<stack>.yaml, as if nothing of it were there")
    .option("--state", "judge what the state says is there, without program and engine", false)
    .option("--config <file>", "levels and settings, as pulumi's --policy-pack-config takes them")
    .action(async (options: Common & PolicyOptions) => {
      const { policy } = await import("./commands/policy.ts");
      finish(await policy(placeOf(options), options));
    });
  add("secret [service] [name]", "print one secret of a service; without a name, list the names").action(
    async (service: string | undefined, name: string | undefined, options: Common) => {
      const { secret } = await import("./commands/secret.ts");
      finish(await secret(placeOf(options), { ...(service && { service }), ...(name && { name }) }));
    },
  );
  add("doctor", "look at machine and house, and say what to do").action(async (options: Common) => {
    const { doctor } = await import("./commands/doctor.ts");
    finish(await doctor(placeOf(options)));
  });
}

/** Commands that change the house. */
function addChanging(add: Add, finish: Finish): void {
  add("up [pulumi-arguments...]", "build the house, or bring it to what the stack file says")
    .allowUnknownOption()
    .option("--yes", "answer every question with yes", false)
    .option("--refresh", "look at what is really there first", false)
    .action(async (extra: string[], options: Common & { yes: boolean; refresh: boolean }) => {
      const { up } = await import("./commands/up.ts");
      finish(await up(placeOf(options), { ...options, extra, stackFlag: stackFlagOf(options) }));
    });
  add("repair", "put in order what an interruption left; never touches a volume").action(async (options: Common) => {
    const { repair } = await import("./commands/repair.ts");
    finish(await repair(placeOf(options)));
  });
  add("down", "take the house down; data and secrets stay")
    .option("--yes", "answer the question with yes", false)
    .option("--purge", "destroy data, secrets and folders as well", false)
    .option("--yes-destroy <stack>", "the stack's name, in place of typing it for --purge")
    .action(async (options: Common & { yes: boolean; purge: boolean; yesDestroy?: string }) => {
      const { down } = await import("./commands/down.ts");
      const typed = options.yesDestroy === undefined ? {} : { destroy: options.yesDestroy };
      finish(await down(placeOf(options), { yes: options.yes, purge: options.purge, ...typed }));
    });
  add("purge <service>", "destroy data and secrets of a service that is listed below hearth:retired")
    .option("--yes", "answer the question with yes", false)
    .action(async (service: string, options: Common & { yes: boolean }) => {
      const { purge } = await import("./commands/purge.ts");
      finish(await purge(placeOf(options), service, options.yes));
    });
  add("restore <service> [copy]", "put a service's database back as it was before a change; without a copy the newest")
    .option("--yes", "answer the question with yes", false)
    .action(async (service: string, copy: string | undefined, options: Common & { yes: boolean }) => {
      const { restore } = await import("./commands/restore.ts");
      finish(await restore(placeOf(options), { service, yes: options.yes, ...(copy === undefined ? {} : { copy }) }));
    });
  add("adopt", "take over data and passwords of a house whose state is lost, and build it")
    .option("--yes", "answer the question with yes", false)
    .action(async (options: Common & { yes: boolean }) => {
      const { adopt } = await import("./commands/adopt.ts");
      finish(await adopt(placeOf(options), { yes: options.yes, stackFlag: stackFlagOf(options) }));
    });
  add("move", "copy data to where the stack file now says that it lies, and build the house with it")
    .option("--yes", "answer the question with yes", false)
    .action(async (options: Common & { yes: boolean }) => {
      const { move } = await import("./commands/move.ts");
      finish(await move(placeOf(options), { yes: options.yes, stackFlag: stackFlagOf(options) }));
    });
  add("pulumi [words...]", "plain Pulumi with the stack's environment; write -- before its words").action(
    async (words: string[], options: Common) => {
      const { plainPulumi } = await import("./commands/preview.ts");
      finish(await plainPulumi(placeOf({ stack: stackNamed(words) ?? options.stack }), words));
    },
  );
}

/** What a person types. Modules of a command are loaded when it runs, so that help is quick. */
function program(finish: Finish): Command {
  const root = new Command("hearth").description("A whole home server from one stack file.").exitOverride();
  const add: Add = (signature, description) => withStack(root.command(signature).description(description));
  addChanging(add, finish);
  addLooking(add, finish);
  return root;
}

let code = 0;
try {
  await program((given) => {
    code = given;
  }).parseAsync();
} catch (error) {
  code = report(error);
}
process.exitCode = code;
