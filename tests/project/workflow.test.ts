import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectFolder } from "../../tools/shared/paths.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly "timeout-minutes": number }>>;
}

const folder = join(projectFolder, ".github/workflows");
const workflows = readdirSync(folder).map(
  (name) => [name, parse(readFileSync(join(folder, name), "utf8")) as Workflow] as const,
);
const { scripts } = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

function stepsOf({ jobs }: Workflow): readonly Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

describe.each(workflows)("%s", (_, workflow) => {
  test("takes actions by their commit alone, and may read by default", () => {
    const used = stepsOf(workflow).flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((one) => !/@[0-9a-f]{40}$/.test(one))).toEqual([]);
    expect(workflow.permissions).toEqual({ contents: "read" });
  });

  test("runs the project's own commands, with files that are there", () => {
    const commands = stepsOf(workflow).flatMap(({ run }) => run ?? []);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const [, script = ""] = /^npm (?:run )?(\S+)/.exec(command) ?? [];
      expect([command, script === "ci" || script in scripts]).toEqual([command, true]);
      const [, file] = /--file (\S+)/.exec(command) ?? [];
      if (file !== undefined) expect(readFileSync(join(projectFolder, file), "utf8")).toContain("hearth:");
    }
  });
});
