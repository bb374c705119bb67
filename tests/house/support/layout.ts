import { type PrivateGround, privateGround } from "../../../tools/engine/private/layout.ts";

/** Begins the name of everything that belongs to a run of the house tests. */
export const purpose = "hearth-test";

/** Everything of one run of the house tests, named after the process that runs it, so that runs never meet. */
export type TestGround = PrivateGround;

/** Names and folders of the run of a process. */
export function groundOf(pid: number): TestGround {
  return privateGround(purpose, pid);
}

/** The ground of the run that a test belongs to. Throws when jest was started without it. */
export function ground(): TestGround {
  const pid = Number(process.env["HEARTH_TEST_PID"]);
  if (!Number.isInteger(pid)) throw new Error("house tests need an engine of their own: npm run test:house [files]");
  return groundOf(pid);
}
