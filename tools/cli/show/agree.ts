import { confirm, isCancel } from "@clack/prompts";
import type { HostChange } from "../../shared/host-change.ts";
import { attempt } from "../../shared/run.ts";
import { Refusal } from "../refusal.ts";
import { changesText, commandsText } from "./changes.ts";

/** Whether somebody sits at a terminal and can be asked. */
export function atTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

/** Asks a yes-or-no question at a terminal; elsewhere the answer is `otherwise`. */
export async function ask(message: string, otherwise: boolean): Promise<boolean> {
  if (!atTerminal()) return otherwise;
  const answer = await confirm({ message, initialValue: false });
  return !isCancel(answer) && answer;
}

async function mayBecomeRoot(): Promise<boolean> {
  if (process.getuid?.() === 0) return true;
  const quietly = atTerminal() ? (["sudo", "-v"] as const) : (["sudo", "-n", "true"] as const);
  return (await attempt([...quietly])).code === 0;
}

/**
 * Lists changes to the machine and asks once; nothing to change, no question. `yes` answers, and without a terminal it
 * goes on. Throws a {@link Refusal} when the answer is no, or with the exact commands when root is needed and not to be had.
 */
export async function agreeTo(changes: readonly HostChange[], yes: boolean): Promise<void> {
  if (changes.length === 0) return;
  console.log(changesText(changes));
  if (changes.some(({ root }) => root) && !(await mayBecomeRoot())) throw new Refusal(commandsText(changes));
  if (!yes && !(await ask("Go on?", true))) throw new Refusal("nothing was changed");
}
