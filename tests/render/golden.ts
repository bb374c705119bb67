import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Expects a text to equal `golden/<name>`. With `UPDATE_GOLDEN=1` the file is written anew instead, but never where
 * `CI` is set: there a difference is always a failure.
 */
export function expectGolden(name: string, actual: string, env: NodeJS.ProcessEnv = process.env): void {
  const path = join(__dirname, "golden", name);
  const inCi = env["CI"] !== undefined && env["CI"] !== "" && env["CI"] !== "false";
  if (env["UPDATE_GOLDEN"] === "1" && !inCi) writeFileSync(path, actual);
  if (!existsSync(path)) throw new Error(`${path} is missing; UPDATE_GOLDEN=1 writes it`);
  expect(actual).toBe(readFileSync(path, "utf8"));
}
