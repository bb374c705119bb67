import type { Plan } from "../wiring/plan.ts";

/** The home page. */
export function homePage(plan: Plan): string {
  return `<!doctype html><title>Hearth ${plan.stack}</title>`;
}
